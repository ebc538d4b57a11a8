"""Telling a person, carrying what was told, marking it as read."""
