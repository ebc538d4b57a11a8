"""事项 — items and the published guides that govern a case."""
