"""Writes what is generated from the schema: ``python -m lkjip_xl.template WORKBOOK DOKUMEN``."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.template.build import build
from lkjip_xl.template.document import describe

if __name__ == "__main__":
    workbook, document = (Path(argument) for argument in sys.argv[1:3])
    workbook.write_bytes(build())
    document.write_text(describe(), encoding="utf-8")
