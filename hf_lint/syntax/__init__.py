"""What a file that does not parse still tells: its faults, its statements, its tokens."""
