"""Processes: jobs run in children of their own, within limits, and every one of them is accounted for."""
