"""Comments that switch findings off."""
