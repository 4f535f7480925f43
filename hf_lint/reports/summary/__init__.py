"""The report on all steps of a validation, which leads to all the others."""
