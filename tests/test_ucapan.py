"""What the command line says where nothing can be said: one sentence of its own, never one of Python or the system."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from lkjip_xl.cli import TIDAK_TAMPIL

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs /dev/full")


def shell(line: str) -> tuple[int, str, str]:
    """Code, output and errors of a line of the shell; the program as staff start it is ``$0 -m lkjip_xl``."""
    ran = subprocess.run(["/bin/sh", "-c", f'exec "$0" -m lkjip_xl {line}', sys.executable], capture_output=True,
                         text=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def test_an_output_without_room_is_one_sentence() -> None:
    assert shell("bantuan >/dev/full") == (2, "", f"{TIDAK_TAMPIL}\n")


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    ran = subprocess.run(["/bin/sh", "-c", '"$0" -m lkjip_xl skema | true', sys.executable], capture_output=True,
                         text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_program_started_without_outputs_does_its_work() -> None:
    assert shell("bantuan <&- >&-") == (0, "", "")
    assert shell("status tidak-ada.xlsx <&- >&- 2>&-") == (2, "", "")
