"""Paper: Typst templates and plain facts in, PDF/A out; the same facts give the same bytes."""
