"""网上大厅 — the pages of citizens and enterprises."""
