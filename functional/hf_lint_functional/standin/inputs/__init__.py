"""Makes the inputs that a forward takes, from its signature and its configuration."""
