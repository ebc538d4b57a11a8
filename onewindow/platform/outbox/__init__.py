"""Announcements upward: written with the act, delivered after commit, in order per listener and subject."""
