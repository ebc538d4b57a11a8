"""What templates of the counter need beside the components."""
