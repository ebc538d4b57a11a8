"""What the pages show: frozen values in the visitor's words, put together from what the doors answer."""
