"""The rules of a case. Pure: no clock, no database, no Django."""
