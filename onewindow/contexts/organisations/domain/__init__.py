"""The rules of regions, organisations, posts and rights. Pure: no clock, no database, no Django."""
