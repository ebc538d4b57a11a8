"""时限 — clocks of any subject, their due days, derivations and lights."""
