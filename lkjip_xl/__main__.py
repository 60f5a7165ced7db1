"""Runs the command line as a process of its own: ``lkjip``, or ``python -m lkjip_xl``."""

import gc

# Looking for garbage costs a click a tenth of its time, loading the modules included; long commands turn it on again.
gc.disable()

from lkjip_xl import cli  # noqa: E402 - what it loads is meant too


def main() -> int:
    """Run the command that was typed; returns its exit code."""
    code = cli.main()
    gc.freeze()  # all that is left goes with the process, without being looked through once more
    return code


if __name__ == "__main__":
    raise SystemExit(main())
