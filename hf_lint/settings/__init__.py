"""What the user asked for: the settings files, the schema they follow, and where in them each value stands."""
