"""Questions to forms; they return frozen values."""
