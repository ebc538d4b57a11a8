"""审批 — review, opinions and the decision by the owning department."""
