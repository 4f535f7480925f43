"""Assertions that cannot fail, and failures that nobody hears of."""
