"""Checks of a generator of model tests: anybody's command that writes a test for a model type."""
