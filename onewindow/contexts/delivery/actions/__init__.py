"""The verbs of delivery, and what its papers say."""
