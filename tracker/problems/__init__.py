"""What can be wrong: a value with a code, a row for each code, and what was probably meant."""
