"""Tiny models with random weights that stand in for real checkpoints."""
