"""The rules of guides. Pure: a guide is a document, a condition is data, and nothing here asks a database."""
