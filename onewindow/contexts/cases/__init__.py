"""办件 — one application and its handling, from draft to archive."""
