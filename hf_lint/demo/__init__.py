"""A small suite with one defect of each kind, to see what the commands have to say."""
