"""The `onewindow` command: thin, it parses and calls doors."""
