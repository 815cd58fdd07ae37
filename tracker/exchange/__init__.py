"""Formats of other institutions: what comes in becomes requests, what goes out is tidy tables."""
