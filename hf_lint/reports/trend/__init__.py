"""How the figures of validations went, from the document of ``hf_lint.validate.trend``."""
