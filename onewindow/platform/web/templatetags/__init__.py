"""Template tags: the components of `docs/how-to/add-a-page.md`."""
