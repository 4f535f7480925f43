"""Changing files: edits that keep every other byte, and are written whole or not at all."""
