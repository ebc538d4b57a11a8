"""审批 — the pages of officers who review and decide."""
