"""Measurements, as ratios within one run: this machine's speed on this day cancels out."""
