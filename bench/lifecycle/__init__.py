"""Whole errands over HTTP against what the same database can do with nothing in front of it (foundations §15)."""
