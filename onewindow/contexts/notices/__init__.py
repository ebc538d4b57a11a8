"""通知 — what a person is told, by which channel, and whether it arrived."""
