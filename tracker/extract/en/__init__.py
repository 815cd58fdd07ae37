"""What English text is asked."""
