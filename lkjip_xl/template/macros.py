"""The VBA projects: the texts of ``macros/`` and the connecting module of xlwings, packed as Excel stores them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Literal

from pyopenvba import ExcelFile, VBAModuleKind
from xlsxwriter import Workbook

from lkjip_xl.template.wrappers import wrapper_module

Edition = Literal["excel", "libreoffice", "pengaya"]
"""For which program a project is: Excel's workbook, LibreOffice's workbook, or Excel's add-in."""

MACROS = Path(__file__).parents[2] / "macros"
"""The folder of the VBA texts; it lies beside the package, for only the build needs it."""
BUKU = "ThisWorkbook"

_OWN_SETTINGS = (
    ('PROJECT_NAME As String = "myaddin"', 'PROJECT_NAME As String = "lkjip"'),
    ("SheetExists(ActiveWorkbook, PROJECT_NAME", "SheetExists(ThisWorkbook, PROJECT_NAME"),
    ("GetConfigFromSheet(ActiveWorkbook)", "GetConfigFromSheet(ThisWorkbook)"),
    ('If source = "" Or source = "directory" Then', 'If source = "directory" Then'),
)

_SHARED = ("Tombol.bas", "Lembar.bas")
_OWN: Mapping[Edition, tuple[str, ...]] = {
    "excel": ("Penghubung.bas", "Pita.bas"),
    "pengaya": ("Penghubung.bas", "Pita.bas"),
    "libreoffice": ("libreoffice/Penghubung.bas", "libreoffice/Pertukaran.bas"),
}
_WORKBOOK_CODE = {"pengaya": "pengaya/ThisWorkbook.cls"}


def code_name(sheet: str) -> str:
    """The name of a sheet in VBA, which does not change when staff rename the sheet."""
    return "Lembar" + "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", sheet))


def modules(edition: Edition) -> dict[str, str]:
    """The standard modules of an edition by name, as text with LF line ends.

    LibreOffice gets no module that its Basic cannot compile: one such module would silence all others.
    """
    texts = [(MACROS / name).read_text(encoding="ascii") for name in (*_SHARED, *_OWN[edition])]
    if edition != "libreoffice":
        texts += [_xlwings(edition), wrapper_module(addin=edition == "pengaya")]
    return {_name(text): text for text in texts}


def workbook_code(edition: Edition) -> str:
    """The code behind the workbook itself: what happens when it is opened and when a cell changes."""
    return (MACROS / _WORKBOOK_CODE.get(edition, "ThisWorkbook.cls")).read_text(encoding="ascii")


def _xlwings(edition: Edition) -> str:
    """The connecting module from the installed xlwings, with its licence in its head.

    An add-in works on the workbook in front and has settings of its own name, by xlwings' road for custom add-ins; but
    its settings are never read from the workbook in front nor from a file beside it, or any workbook could name the
    program to be run. They stand in the add-in itself and in the file that pasang.cmd writes.
    """
    name = "xlwings_custom_addin.bas" if edition == "pengaya" else "xlwings.bas"
    text = files("xlwings").joinpath(name).read_text("utf-8")
    for old, new in _OWN_SETTINGS if edition == "pengaya" else ():
        assert old in text
        text = text.replace(old, new)
    return text


def _name(text: str) -> str:
    return text.split('"', 2)[1]


def vba_project(edition: Edition, code_names: Sequence[str]) -> bytes:
    """The ``vbaProject.bin`` of an edition, with one document module for each sheet of that code name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kerangka.xlsm"
        _skeleton(path, code_names)
        with ExcelFile(path) as book:
            project = book.add_vba_project()
            for name, text in modules(edition).items():
                project.add_module(name, _crlf(text), kind=VBAModuleKind.standard)
            book.set_module(BUKU, _crlf(workbook_code(edition)))
            book.save()
        with ExcelFile(path) as book:
            return bytes(book.vba_project_bytes())


def _crlf(text: str) -> str:
    return "\r\n".join(text.splitlines()) + "\r\n"


def _skeleton(path: Path, code_names: Sequence[str]) -> None:
    workbook = Workbook(str(path))
    workbook.set_vba_name(BUKU)
    for name in code_names:
        workbook.add_worksheet().set_vba_name(name)
    workbook.close()
