"""Every page as a file, and the same pages live. No sentence and no chart of its own."""
