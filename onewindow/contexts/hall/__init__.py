"""大厅窗口 — visits to the hall and what was done for them."""
