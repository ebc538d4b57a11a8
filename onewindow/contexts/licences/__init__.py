"""证照 — what is issued: numbered, sealed, verifiable, in the holder's wallet."""
