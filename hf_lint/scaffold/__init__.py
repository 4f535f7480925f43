"""Test files written from templates: `hf-lint new`."""
