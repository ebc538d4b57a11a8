"""Questions about cases, answered with frozen values."""
