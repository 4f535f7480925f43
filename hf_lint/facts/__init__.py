"""What several rules want to know of a test file, found once per file."""
