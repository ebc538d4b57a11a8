"""Settings, URLs, servers."""
