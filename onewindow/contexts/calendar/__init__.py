"""工作日历 — which days are working days, by region, from the published tables."""
