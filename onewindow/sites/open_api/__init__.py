"""开放接口 — the door of machines: departments' own systems and other channels. One operation an action."""
