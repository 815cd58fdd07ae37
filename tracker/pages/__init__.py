"""What is said, before anyone writes it."""
