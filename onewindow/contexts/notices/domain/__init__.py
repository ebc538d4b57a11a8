"""通知 — what a person is told, in which words and by which medium. Pure."""
