"""One self-contained HTML page per report: a template, a style sheet, a small script, charts as inline SVG."""
