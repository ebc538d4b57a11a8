"""Signing: the centre's own certificate authority, seals on PDF (PAdES), and the ledger sealer's signature."""
