"""The pure core: values, targets, series, assessment. Standard library only; no I/O, no clock."""
