"""The report of ``hf-lint generator``: what a generator of model tests answers for."""
