"""Devices that the machine at hand may not have."""
