"""The report of the step ``check``: syntax and structure of the test files."""
