"""hf-lint: the linter for the test files of Hugging Face models, and the tool that really runs them."""

__version__ = "0.1.0"
