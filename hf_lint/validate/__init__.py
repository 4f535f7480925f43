"""All steps in one run: their figures, the summary that they come to, the report folder, and the history of runs."""
