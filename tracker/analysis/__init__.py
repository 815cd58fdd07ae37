"""More questions to the same values: what was known of a target, and when."""
