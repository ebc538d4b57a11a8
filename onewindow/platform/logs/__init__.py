"""Logs: one JSON object a line, UTC, with the request's id and without anybody's data; rotated and kept 180 days."""
