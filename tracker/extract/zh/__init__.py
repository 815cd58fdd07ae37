"""What Chinese text is asked."""
