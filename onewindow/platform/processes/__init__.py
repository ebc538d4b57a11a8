"""Processes of ours: begun as the right user, ended with their parent."""
