"""tracker: plain-text, auditable tracking of public plan targets."""

__version__ = "0.3.0"
