"""The report of ``hf-lint coverage``: the document of ``hf_lint.coverage.document``, for people and for CI."""
