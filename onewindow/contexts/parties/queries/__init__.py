"""Questions to the room; they return frozen values."""
