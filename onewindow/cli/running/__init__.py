"""Running the platform: one supervisor for database, web server and worker. It does not load Django."""
