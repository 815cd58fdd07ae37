"""Alone touches the disk, git and processes."""
