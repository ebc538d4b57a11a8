"""监督 — the pages of those who answer for deadlines."""
