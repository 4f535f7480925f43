"""Runs every model type that transformers has, with a stand-in for each."""
