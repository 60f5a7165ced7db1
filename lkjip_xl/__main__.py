"""Runs the command line: ``python -m lkjip_xl``."""

from lkjip_xl.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
