"""Makes a configuration small: one module for each kind of rule."""
