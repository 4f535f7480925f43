"""Which files are linted: walking folders, globs, .gitignore, and what git says has changed."""
