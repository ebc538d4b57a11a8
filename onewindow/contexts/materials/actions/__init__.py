"""The verbs of papers: taking them in, what stands in their place, and what is planned with an act."""
