"""材料 — the papers of a subject, each once, with its trust grade A–D."""
