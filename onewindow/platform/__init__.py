"""What any Django project could use: no business noun."""
