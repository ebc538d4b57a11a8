"""Serial numbers from blocks reserved in a transaction of their own: gaps are allowed, a hot series is no hot row."""
