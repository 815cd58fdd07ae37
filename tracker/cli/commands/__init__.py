"""A command a module: options → one workflow → print → exit code."""
