"""Tokenizers, image processors, feature extractors and processors made from nothing, and the pipelines over them."""
