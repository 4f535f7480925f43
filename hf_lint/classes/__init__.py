"""Classes: what they declare, what they inherit across files, what pytest collects from them."""
