"""The rules of parties, of what is known of them, and of mandates. Pure: no clock, no database, no Django."""
