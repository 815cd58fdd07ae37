"""A command as a forward list of calls."""
