"""How large a file may be, in bytes."""

LARGEST_YAML = 32 * 1024 * 1024
LARGEST = 256 * 1024 * 1024
