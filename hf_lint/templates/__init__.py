"""Which template each test came from, how far it has drifted, and whether the templates themselves are sound."""
