"""体检 — what is wrong with a guide, as a civil servant reads it. A guide with an error cannot be published."""
