"""Reports that cannot be written."""

from __future__ import annotations


class ReportError(Exception):
    """One line for the user: what is missing, and how to get it."""
