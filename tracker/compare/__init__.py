"""Report × report → what changed, and why."""
