"""What any Python program could use: no Django, no business noun."""
