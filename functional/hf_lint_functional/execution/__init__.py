"""Running one test file as what it is, in a child process, and judging what happened."""
