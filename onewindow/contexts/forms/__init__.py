"""表单 — render, prefill and check the one form of an application."""
