"""Rules that the database keeps by itself, so that `.update()` and psql obey them too."""
