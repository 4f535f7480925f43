"""The report of ``hf-lint templates``: templates, and the tests that came from them."""
