"""Mocks that stand in for what should be tested."""
