"""Column types and expressions of PostgreSQL that Django does not ship."""
