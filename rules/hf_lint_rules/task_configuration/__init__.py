"""Tasks, model classes and arguments that transformers does not have."""
