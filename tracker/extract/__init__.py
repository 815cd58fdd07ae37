"""A document's text → figures → proposals beside the record."""
