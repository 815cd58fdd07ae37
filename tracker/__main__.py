"""python -m tracker"""

import sys

if not sys.flags.safe_path:
    del sys.path[0]  # the folder it runs in: a stranger's yaml.py in it is not what is imported

from tracker.cli import program

program()
