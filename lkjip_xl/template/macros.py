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

Edition = Literal["excel", "libreoffice", "pengaya", "rekap", "rekap-libreoffice"]
"""For which program a project is: Excel's workbook, LibreOffice's workbook, Excel's add-in, or the workbook for a rekap
in either of the two."""

MACROS = Path(__file__).parents[2] / "macros"
"""The folder of the VBA texts; it lies beside the package, for only the build needs it."""
BUKU = "ThisWorkbook"

_SERVER = ("XLPyCommand", "XLPyLoadDLL", "XLPy", "ParentFolder")
"""The procedures of xlwings' module that worksheet functions need; a cell can call every public one of the others."""
_PRIVATE = ("XLPyCommand", "ParentFolder")
_PYTHON = (
    "Private Function Penerjemah() As String\n"
    '    Penerjemah = CreateObject("WScript.Shell").ExpandEnvironmentStrings( _\n'
    '        "%LOCALAPPDATA%\\lkjip-xl\\venv\\Scripts\\python.exe")\n'
    "End Function\n"
)
"""Where pasang.cmd has set up Python; never asked of a workbook."""
_COMMAND = (
    'Function XLPyCommand()\n    XLPyCommand = """" & Penerjemah() & """ -B -I -c ""'
    "import lkjip_xl.udf, xlwings; xlwings.serve('$(CLSID)')\"\"\"\nEnd Function\n"
)
"""How the DLL starts the Python that serves the functions; it puts a number of its own in place of $(CLSID)."""
_LIBRARY = (
    "Private Sub XLPyLoadDLL()\n"
    '    If LoadLibrary(ParentFolder(ParentFolder(Penerjemah())) & "\\" & XLPyDLLName) = 0 Then\n'
    '        Err.Raise 1, Description:="Could not load " & XLPyDLLName\n'
    "    End If\nEnd Sub\n"
)
_OWN_TEXTS = {"XLPyCommand": _COMMAND, "XLPyLoadDLL": _LIBRARY}
_UNUSED = re.compile(r" +#If Mac Then\n.*libc.*\n +#End If\n|.*XLPyDLL(?:NDims|Version) Lib.*\n")
_PROCEDURE = re.compile(r"^(?:Public |Private )?(?:Sub|Function) (\w+)\(.*?^End (?:Sub|Function)\n",
                        re.MULTILINE | re.DOTALL)

_MODULES: Mapping[Edition, tuple[str, ...]] = {
    "excel": ("Tombol.bas", "Lembar.bas", "Penghubung.bas", "PitaExcel.bas"),
    "pengaya": ("Tombol.bas", "Lembar.bas", "Penghubung.bas", "PitaExcel.bas"),
    "libreoffice": ("Tombol.bas", "Lembar.bas", "libreoffice/Penghubung.bas", "libreoffice/Pertukaran.bas"),
    "rekap": ("rekap/Tombol.bas", "rekap/Folder.bas", "Lembar.bas", "Penghubung.bas"),
    "rekap-libreoffice": ("rekap/Tombol.bas", "rekap/libreoffice/Folder.bas", "Lembar.bas",
                          "libreoffice/Penghubung.bas", "libreoffice/Pertukaran.bas"),
}
_WORKBOOK_CODE: Mapping[Edition, str] = {
    "pengaya": "pengaya/ThisWorkbook.cls", "rekap": "rekap/ThisWorkbook.cls",
    "rekap-libreoffice": "rekap/ThisWorkbook.cls"}


def code_name(sheet: str) -> str:
    """The name of a sheet in VBA, which does not change when staff rename the sheet."""
    return "Lembar" + "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", sheet))


def modules(edition: Edition) -> dict[str, str]:
    """The standard modules of an edition by name, as text with LF line ends.

    Worksheet functions, and the library that they need, are the add-in's alone: a workbook goes through many hands.
    LibreOffice gets no module that its Basic cannot compile: one such module would silence all others.
    """
    texts = [(MACROS / name).read_text(encoding="ascii") for name in _MODULES[edition]]
    if edition == "pengaya":
        texts += [_xlwings(), wrapper_module()]
    return {_name(text): text for text in texts}


def workbook_code(edition: Edition) -> str:
    """The code behind the workbook itself: what happens when a cell changes, and when the add-in is opened."""
    return (MACROS / _WORKBOOK_CODE.get(edition, "ThisWorkbook.cls")).read_text(encoding="ascii")


def _xlwings() -> str:
    """What worksheet functions need of the connecting module of the installed xlwings, with its licence in its head.

    The rest stays out: it lets a cell or a sheet of settings name a program, a command for Python, or a file to write.
    Python and the DLL stand where pasang.cmd puts them, whatever a workbook says.
    """
    text = files("xlwings").joinpath("xlwings.bas").read_text("utf-8").replace("\r\n", "\n")
    found = {match[1]: match[0] for match in _PROCEDURE.finditer(text)}
    head = _UNUSED.sub("", text[:text.index("Public Const XLWINGS_VERSION")])
    return re.sub(r"^( +)(?=Declare|Const)", r"\1Private ", head, flags=re.MULTILINE) + (
        "\n".join([_PYTHON, *(_made_private(name, _OWN_TEXTS.get(name, found[name])) for name in _SERVER)]))


def _made_private(name: str, text: str) -> str:
    return f"Private {text}" if name in _PRIVATE else text


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
