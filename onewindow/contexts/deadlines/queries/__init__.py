"""Questions about clocks, answered with frozen values."""
