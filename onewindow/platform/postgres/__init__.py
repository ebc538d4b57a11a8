"""PostgreSQL: the embedded server and its keeper, roles and addresses, or a server of one's own."""
