"""办事人 — persons, organisations and mandates, their data with provenance."""
