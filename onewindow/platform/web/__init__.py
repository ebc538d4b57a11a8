"""Pages: middleware, the look, and what every site's pages are made of."""
