"""窗口 — the pages of clerks at the windows."""
