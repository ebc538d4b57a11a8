"""The strict harness of every test: real PostgreSQL, no network, warnings are errors."""
