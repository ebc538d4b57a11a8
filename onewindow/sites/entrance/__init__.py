"""登录 — the way in and out, for everybody."""
