"""Who acts and what they may: accounts, actors, grants, and the log of who looked at whom."""
