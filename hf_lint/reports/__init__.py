"""Documents about what was found: Markdown, JSON, HTML and JUnit. They take plain JSON values, not our classes."""
