"""Issuing a licence, ending it, putting it into its holder's wallet."""
