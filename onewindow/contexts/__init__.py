"""The rooms: one package per noun of the business, entered by its `api` only."""
