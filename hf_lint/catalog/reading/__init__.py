"""Reads what transformers knows from its files. Nothing of transformers is imported or run."""
