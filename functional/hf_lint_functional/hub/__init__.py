"""A Hub of one's own on the loopback interface: it answers unmodified tests with stand-in checkpoints."""
