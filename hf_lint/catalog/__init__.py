"""What transformers knows: its tasks and its classes."""
