"""What citizens type, as plain forms."""
