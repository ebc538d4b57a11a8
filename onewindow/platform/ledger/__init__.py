"""The tamper-evident record: a hash chain per subject, sealed into a signed Merkle log."""
