"""What plans promise and publications say, without verdicts."""
