"""The rules of forms: what a field is, what a value of it may be, and what is said when it is not. Pure."""
