"""Rules for projects whose CI has no token for the Hub."""
