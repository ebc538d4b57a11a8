"""The verbs of a case: read without a lock, decide by a rule, write once."""
