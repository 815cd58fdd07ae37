"""The method: how far a target is, exactly, and each decision with its reason."""
