"""A target in words, label and text, for every format that people read.

Figures are rounded here, never before.
"""
