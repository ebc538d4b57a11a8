"""What keeps the house: import contracts and checks, each with its own test."""
