"""The strict harness of every test, as pytest plugins."""
