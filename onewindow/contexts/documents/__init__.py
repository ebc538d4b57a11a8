"""文书印章 — numbered documents, their seals, and how anyone verifies them."""
