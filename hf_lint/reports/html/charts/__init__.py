"""Charts as inline SVG. Widths are percentages, so that a chart fills its place and its letters keep their size."""
