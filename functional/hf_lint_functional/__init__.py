"""Runs the tests of Hugging Face models; the only package of the project that may load torch or transformers."""
