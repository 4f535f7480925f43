"""What a suite of model tests covers, what it lacks, and what to write next."""
