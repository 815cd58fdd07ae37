"""Text → items and problems, never a path."""
