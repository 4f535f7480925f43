"""The report of a functional run: the document that ``functional.schema.json`` describes, for people and for CI."""
