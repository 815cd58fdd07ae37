"""Output formats: one module each, with render(report, language) → str.

The folder is the registry.
"""
