"""送达 — how a result reaches its holder, with proof."""
