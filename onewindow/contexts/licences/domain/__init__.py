"""证照 — the life of a licence, its number, and how long it is valid. Pure."""
