"""Keys and secrets: made at first start, each a file that only its owner may read, outside database and data backup."""
