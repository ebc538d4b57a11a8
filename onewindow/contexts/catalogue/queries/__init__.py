"""Questions to the catalogue; they return frozen values."""
