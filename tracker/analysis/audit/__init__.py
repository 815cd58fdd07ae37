"""Checks of what was said, and of what should have come, against the record: a module a kind."""
