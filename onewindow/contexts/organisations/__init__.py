"""机构人员 — regions, departments, centres, halls, windows, posts, people, authority with dates."""
