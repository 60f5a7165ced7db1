"""The macros as they lie in the shipped files: what they are made of, what reaches them, and what keeps them."""

from __future__ import annotations

import inspect
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from posixpath import join, normpath
from zipfile import ZipFile

import openpyxl
import pytest
from conftest import NOW, ROOT, Workbook
from emulated_excel import keep_rule_styles
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from pyvbaanalysis import VbaDiagnostic, analyze_office_file

from lkjip_xl import addin
from lkjip_xl.book.rekap.beranda import PILIH_FOLDER, TOMBOL_REKAP
from lkjip_xl.book.rekap.lembar import NAMA_LEMBAR
from lkjip_xl.book.schema import BERANDA, HITUNG_ULANG, INPUT_SHEETS, OUTPUT_NAMES, SETELAN, TELAAH, TOMBOL
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import (
    BUKU,
    BUKU_LIBREOFFICE,
    BUKU_REKAP,
    BUKU_REKAP_LIBREOFFICE,
    BUKU_TANPA_MAKRO,
    PENGAYA,
    shipped,
)
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh
from lkjip_xl.template import __main__ as template_program
from lkjip_xl.template.build import TANDA_EXCEL
from lkjip_xl.template.macros import MACROS, Edition, code_name, modules, workbook_code
from lkjip_xl.udf import FUNGSI

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:oletools")

WITH_MACROS: dict[Edition, str] = {"excel": BUKU, "pengaya": PENGAYA, "libreoffice": BUKU_LIBREOFFICE,
                                   "rekap": BUKU_REKAP, "rekap-libreoffice": BUKU_REKAP_LIBREOFFICE}
EDITIONS: tuple[Edition, ...] = tuple(WITH_MACROS)
FOR_REKAP: tuple[Edition, ...] = ("rekap", "rekap-libreoffice")
WITH_RIBBON: tuple[Edition, ...] = ("excel", "pengaya")
FOR_EXCEL: tuple[Edition, ...] = (*WITH_RIBBON, "rekap")
WORKBOOKS: tuple[Edition, ...] = ("excel", "libreoffice", "rekap", "rekap-libreoffice")
FOR_LIBREOFFICE: tuple[Edition, ...] = ("libreoffice", "rekap-libreoffice")
WITH_BUTTONS: tuple[Edition, ...] = ("excel", "libreoffice")
TOMBOL_PYTHON = {edition: TOMBOL_REKAP if edition in FOR_REKAP else TOMBOL for edition in EDITIONS}
"""The buttons of each edition that run Python."""
OFFICES = [f for f in FileFormat if not f.name.startswith("ODF")]
ENDS = (FileFormat.OFFICE_2007, FileFormat.MICROSOFT_365)
"""The versions between these ask nothing more: what one of them knows, every later one knows too.

How the parts of a file hang together (``semantic_validation``) is the same in all of them.
"""

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RIBBON_KIND = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
RIBBON = "{http://schemas.microsoft.com/office/2006/01/customui}"
VML, BUTTON = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:excel}"

NAME = "[A-Za-z][A-Za-z0-9_]{0,30}"
"""A name that VBA takes for a module."""


@dataclass(frozen=True)
class Shipped:
    """A shipped file as its parts, sheets and macros."""

    path: Path

    @cached_property
    def parts(self) -> dict[str, bytes]:
        with ZipFile(self.path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that a part points to, by the id of the relationship."""
        folder, _, name = part.rpartition("/")
        relations = join(folder, "_rels", f"{name}.rels")
        if relations not in self.parts:
            return {}
        return {str(r.get("Id")): normpath(join(folder, str(r.get("Target")))).lstrip("/")
                for r in self.xml(relations) if r.get("Type") == kind}

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The part of each sheet, by its name."""
        parts = self.related("xl/workbook.xml", f"{KINDS}worksheet")
        return {str(sheet.get("name")): parts[str(sheet.get(RELATION))]
                for sheet in self.xml("xl/workbook.xml").iter(f"{MAIN}sheet")}

    def state(self, sheet: str) -> str:
        found = next(s for s in self.xml("xl/workbook.xml").iter(f"{MAIN}sheet") if s.get("name") == sheet)
        return str(found.get("state", "visible"))

    def code_name(self, sheet: str) -> str:
        return str(self.xml(self.sheets[sheet]).find(f"{MAIN}sheetPr").get("codeName"))

    def texts(self, sheet: str) -> list[list[str]]:
        """The texts of a sheet, row by row."""
        strings = ["".join(item.itertext(f"{MAIN}t")) for item in self.xml("xl/sharedStrings.xml")]
        return [[strings[int(str(cell.findtext(f"{MAIN}v")))] for cell in row]
                for row in self.xml(self.sheets[sheet]).iter(f"{MAIN}row")]

    def buttons(self, sheet: str) -> list[tuple[str, str]]:
        """The label and the macro of each button of a sheet, as its drawing names them."""
        return [
            ("".join(next(shape.iter(f"{VML}textbox")).itertext()), str(next(shape.iter(f"{BUTTON}FmlaMacro")).text))
            for part in self.related(self.sheets[sheet], f"{KINDS}vmlDrawing").values()
            for shape in self.xml(part).iter(f"{VML}shape")
        ]

    @cached_property
    def modules(self) -> dict[str, str]:
        """The text of every module as it can be read back from the file, by its name."""
        from oletools.olevba import VBA_Parser  # noqa: PLC0415 - it warns when it is loaded

        parser = VBA_Parser(str(self.path))
        try:
            return {name.rpartition(".")[0]: text for _, _, name, text in parser.extract_all_macros()}
        finally:
            parser.close()

    def code(self, module: str) -> str:
        """The text of a module without the attributes that Excel hides."""
        return re.sub(r"\A(Attribute [^\r\n]*\r\n)*", "", self.modules[module])


@pytest.fixture(scope="module")
def files_by_edition() -> dict[Edition, Shipped]:
    return {edition: Shipped(ROOT / "workbook" / name) for edition, name in WITH_MACROS.items()}


@pytest.fixture
def shipped_file(files_by_edition: dict[Edition, Shipped], edition: Edition) -> Shipped:
    return files_by_edition[edition]


def _crlf(text: str) -> str:
    return "".join(f"{line}\r\n" for line in text.splitlines())


def _publics(code: str) -> dict[str, str]:
    """The parameters of every public Sub of a module, by its name."""
    return dict(re.findall(r"^Public Sub (\w+)\((.*)\)\r$", code, re.MULTILINE))


def _single_calls(code: str) -> dict[str, str]:
    """The one line of every procedure of a module that consists of nothing but procedures of one line."""
    procedure = re.compile(r"\r\nPublic Sub (\w+)\([^\r\n]*\)\r\n    ([^\r\n]+)\r\nEnd Sub\r\n")
    assert procedure.sub("", code) == "Option Explicit\r\n"
    return dict(procedure.findall(code))


# What the projects are made of

@pytest.mark.parametrize("edition", EDITIONS)
def test_every_module_is_read_back_as_it_was_written(shipped_file: Shipped, edition: Edition) -> None:
    written = {name: _crlf(text) for name, text in modules(edition).items()}
    assert {name: text for name, text in shipped_file.modules.items() if name in written} == written
    assert shipped_file.code("ThisWorkbook") == _crlf(workbook_code(edition))


@pytest.mark.parametrize("edition", EDITIONS)
def test_there_is_no_code_anywhere_else(shipped_file: Shipped, edition: Edition) -> None:
    others = shipped_file.modules.keys() - modules(edition).keys() - {"ThisWorkbook"}
    assert {name: shipped_file.code(name) for name in others} == dict.fromkeys(others, "")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_line_ends_as_the_visual_basic_editor_ends_it(shipped_file: Shipped) -> None:
    for name, text in shipped_file.modules.items():
        assert text.count("\n") == text.count("\r") == text.count("\r\n"), name


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_modules_are_ascii_so_that_no_code_page_garbles_them(shipped_file: Shipped) -> None:
    assert all(text.isascii() for name, text in shipped_file.modules.items() if name != "xlwings")


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_line_is_longer_and_no_statement_has_more_lines_than_vba_takes(shipped_file: Shipped) -> None:
    for name, text in shipped_file.modules.items():
        lines = text.splitlines()
        assert max(map(len, lines)) <= 1023, name
        runs = [len(list(run)) for continued, run in groupby(lines, lambda line: line.endswith(" _")) if continued]
        assert max(runs, default=0) <= 24, name


@pytest.mark.parametrize("edition", ["pengaya"])
def test_the_functions_connect_by_the_library_of_the_installed_xlwings(shipped_file: Shipped) -> None:
    wheel = files("xlwings").joinpath("xlwings.bas").read_text("utf-8")
    libraries = re.compile(r'Lib "(xlwings\d\d-[\d.]+dll)"')
    assert set(libraries.findall(shipped_file.modules["xlwings"])) == set(libraries.findall(wheel))
    assert len(set(libraries.findall(wheel))) == 2


@pytest.mark.parametrize("edition", ["pengaya"])
def test_the_licence_of_xlwings_goes_with_its_module(shipped_file: Shipped) -> None:
    head = " ".join(line.lstrip("'* ") for line in shipped_file.modules["xlwings"].splitlines()[:35])
    for words in ("xlwings is distributed under a BSD 3-clause license", "Copyright (C) 2014-present, Zoomer Analytics",
                  "Redistributions in binary form must reproduce the above copyright notice",
                  "Neither the name of the copyright holder nor the names of its contributors",
                  'THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"'):
        assert words in head


@pytest.mark.parametrize("edition", FOR_LIBREOFFICE)
def test_libreoffice_gets_no_module_that_it_cannot_compile(shipped_file: Shipped) -> None:
    """It takes both sides of an ``#If``; one module that it cannot compile silences the buttons."""
    found = shipped_file.modules
    assert {"xlwings", "Fungsi", "PitaExcel"}.isdisjoint(found)
    unknown = re.compile(r"^\s*#|\bDeclare\b|\bAddressOf\b", re.MULTILINE)
    assert not [name for name, text in found.items() if unknown.search(text)]


# What a virus scanner sees

NOISE = {"hex strings", "base64 strings"}
"""olevba takes long names and numbers for encoded strings."""
STARTING = {"shell", "wscript.shell", "run", "createobject", "environment", "python.exe", "pasang.cmd", "lkjip.cmd"}
"""Starting the installed program, telling it what was clicked, and naming in a sentence what staff can do instead."""
FROM_LIBREOFFICE = {"environ", "open", "put", "kill", "shell", "command", "call", "chr", "pasang.cmd", "python.exe"}
"""The same, and a temporary file whose fields unprintable marks divide."""
MEANT: dict[Edition, set[str]] = {
    "excel": STARTING, "rekap": STARTING, "libreoffice": FROM_LIBREOFFICE, "rekap-libreoffice": FROM_LIBREOFFICE,
    "pengaya": STARTING | {"workbook_open"},
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_modules_do_nothing_suspicious_beyond_starting_the_program(shipped_file: Shipped, edition: Edition) -> None:
    own = "\n".join(text for name, text in shipped_file.modules.items() if name != "xlwings")
    assert _scanned(own) - NOISE <= MEANT[edition]


def _scanned(code: str) -> set[str]:
    """What olevba finds in a text, noise included."""
    from oletools.olevba import VBA_Scanner  # noqa: PLC0415 - it warns when it is loaded

    return {keyword.casefold() for kind, keyword, _ in VBA_Scanner(code).scan()
            if kind in ("AutoExec", "Suspicious", "IOC")}


@pytest.mark.parametrize("edition", ["excel", "rekap"])
def test_of_a_workbook_for_excel_olevba_names_the_bridge_alone(shipped_file: Shipped) -> None:
    """Besides noise: the numbers that Excel itself puts at the head of every sheet's module."""
    assert _scanned("\n".join(shipped_file.modules.values())) - NOISE == STARTING


@pytest.mark.parametrize("edition", WORKBOOKS)
def test_mraptor_finds_no_workbook_suspicious(shipped_file: Shipped) -> None:
    """It asks whether something runs by itself and whether it writes or executes; here nothing runs by itself."""
    from oletools.mraptor import MacroRaptor  # noqa: PLC0415 - it warns when it is loaded

    scanned = MacroRaptor("\n".join(shipped_file.modules.values()))
    scanned.scan()
    assert (scanned.autoexec, scanned.suspicious) == (False, False)


@pytest.mark.parametrize("edition", WORKBOOKS)
def test_a_workbook_holds_no_library_no_functions_and_no_command_interpreter(
        shipped_file: Shipped, edition: Edition) -> None:
    """What worksheet functions need is the add-in's alone: a workbook goes through many hands."""
    code = "\n".join(shipped_file.modules.values())
    assert {"xlwings", "Fungsi"}.isdisjoint(shipped_file.modules)
    assert not re.search(r"\bDeclare\b|\bLib\b|\.dll|powershell|RunPython", code, re.IGNORECASE)
    assert edition in FOR_LIBREOFFICE or "cmd.exe" not in code.casefold()


@pytest.mark.parametrize("edition", WORKBOOKS)
def test_nothing_runs_when_a_workbook_is_opened_activated_saved_or_closed(shipped_file: Shipped) -> None:
    """Whether Python is there is asked at the first click; sheets are protected when something is written."""
    events = re.findall(r"\b(?:Workbook|Worksheet|Document)_\w+|\bAuto_\w+", "\n".join(shipped_file.modules.values()))
    assert set(events) <= {"Workbook_SheetChange"}
    assert ".Saved" not in "".join(shipped_file.modules.values())


@pytest.mark.parametrize("edition", EDITIONS)
def test_programs_are_started_from_one_module(shipped_file: Shipped) -> None:
    starting = re.compile(r"\bShell\b|\bCreateObject\b|\bMacScript\b", re.IGNORECASE)
    found = {name for name, text in shipped_file.modules.items() if starting.search(text)}
    assert found - {"xlwings"} == {"Penghubung"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_fetched_from_the_net_and_no_text_is_run_as_code(shipped_file: Shipped) -> None:
    fetching = re.compile(r"URLDownload|XMLHTTP|WinHttp|InternetOpen|powershell|ExecuteExcel4Macro|StrReverse",
                          re.IGNORECASE)
    assert not {name: fetching.findall(text) for name, text in shipped_file.modules.items() if fetching.search(text)}


# What the compiler would say

LIBREOFFICE_BASIC = {"CreateUnoService", "CreateUnoStruct", "ConvertFromUrl", "ConvertToUrl", "GetPathSeparator",
                     "StarDesktop", "ThisComponent"}
"""Names that LibreOffice Basic knows and VBA does not."""


def _not_libreoffice(item: VbaDiagnostic) -> bool:
    """LibreOffice assigns objects without Set, and its Shell takes the arguments and whether to wait."""
    if item.code == "undeclared-variable":
        return re.findall("'(.*?)'", item.message)[0] not in LIBREOFFICE_BASIC
    return item.code != "object-variable-not-set" and "arguments to 'Shell'" not in item.message


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_analyser_finds_nothing_in_own_modules(shipped_file: Shipped, edition: Edition) -> None:
    found = analyze_office_file(shipped_file.path)
    assert set(found) == set(shipped_file.modules)
    own = {name: list(items) for name, items in found.items() if name != "xlwings"}
    if edition in FOR_LIBREOFFICE:
        own = {name: list(filter(_not_libreoffice, items)) for name, items in own.items()}
    assert {name: items for name, items in own.items() if items} == {}


# From a click to Python

def _tasks() -> set[str]:
    """The public functions of `lkjip_xl.addin`; none takes an argument."""
    found = {name: function for name, function in inspect.getmembers(addin, inspect.isfunction)
             if function.__module__ == addin.__name__ and not name.startswith("_")}
    assert not [name for name, function in found.items() if inspect.signature(function).parameters]
    return set(found)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_button_runs_one_function_of_python(shipped_file: Shipped, edition: Edition) -> None:
    calls = _single_calls(shipped_file.code("Tombol"))
    assert {button.makro for button in TOMBOL_PYTHON[edition]} == set(calls)
    assert all(_task(call) for call in calls.values())


def test_every_function_has_its_button(files_by_edition: dict[Edition, Shipped]) -> None:
    found = [_task(call) for edition in ("excel", "rekap")
             for call in _single_calls(files_by_edition[edition].code("Tombol")).values()]
    assert sorted(found) == sorted(_tasks())


def _task(call: str) -> str:
    match = re.fullmatch(r'Jalankan "(\w+)"', call)
    return match[1] if match else ""


@pytest.mark.parametrize("edition", WITH_RIBBON)
def test_a_ribbon_callback_runs_the_button_of_its_name(shipped_file: Shipped) -> None:
    calls = _single_calls(shipped_file.code("PitaExcel"))
    assert calls == {f"Pita{button.makro}": button.makro for button in TOMBOL}


@pytest.mark.parametrize("edition", WITH_BUTTONS)
def test_beranda_has_all_buttons_and_every_output_sheet_has_hitung_ulang(shipped_file: Shipped) -> None:
    wanted = {BERANDA: [(button.label, f"[0]!{button.makro}") for button in TOMBOL],
              **{name: [(HITUNG_ULANG.label, f"[0]!{HITUNG_ULANG.makro}")] for name in OUTPUT_NAMES}}
    assert {name: found for name in shipped_file.sheets if (found := shipped_file.buttons(name))} == wanted


@pytest.mark.parametrize("edition", FOR_REKAP)
def test_beranda_of_a_rekap_has_its_buttons_and_no_other_sheet_has_any(shipped_file: Shipped) -> None:
    wanted = [(button.label, f"[0]!{button.makro}") for button in (*TOMBOL_REKAP, PILIH_FOLDER)]
    assert {name: found for name in shipped_file.sheets if (found := shipped_file.buttons(name))} == {BERANDA: wanted}


@pytest.mark.parametrize("edition", FOR_REKAP)
def test_nothing_runs_when_a_rekap_is_opened_and_its_folder_is_only_written_into_a_cell(shipped_file: Shipped) -> None:
    code = "\n".join(shipped_file.modules.values())
    assert not re.search(r"Workbook_|Auto_?Open|Document_Open", code, re.IGNORECASE)
    assert _publics(shipped_file.code("Folder")) == {PILIH_FOLDER.makro: ""}
    assert re.findall(r"Jalankan|Shell|Run\b", shipped_file.code("Folder")) == []


@pytest.mark.parametrize("edition", WITH_BUTTONS)
def test_every_button_names_a_public_sub_without_parameters(shipped_file: Shipped) -> None:
    subs = _publics(shipped_file.code("Tombol"))
    macros = {macro.removeprefix("[0]!") for name in shipped_file.sheets for _, macro in shipped_file.buttons(name)}
    assert macros == set(subs)
    assert set(subs.values()) == {""}


@pytest.mark.parametrize("name", [BUKU_TANPA_MAKRO, PENGAYA])
def test_a_file_without_sheets_of_its_own_or_without_macros_has_no_buttons(name: str) -> None:
    assert not [part for part in Shipped(ROOT / "workbook" / name).parts if part.endswith(".vml")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_modules_have_a_public_procedure_of_the_same_name(shipped_file: Shipped, edition: Edition) -> None:
    """A button finds its macro by the name alone."""
    homes: dict[str, set[str]] = {}
    for module, text in shipped_file.modules.items():
        for name in re.findall(r"^(?:Public )?(?:Sub|Function) (\w+)", text, re.MULTILINE | re.IGNORECASE):
            homes.setdefault(name.casefold(), set()).add(module)
    assert all(homes[button.makro.casefold()] == {"Tombol"} for button in TOMBOL_PYTHON[edition])
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


# The ribbon

@pytest.mark.parametrize("edition", WITH_RIBBON)
def test_excel_finds_the_ribbon_by_its_relationship_and_content_type(shipped_file: Shipped) -> None:
    assert list(shipped_file.related("", RIBBON_KIND).values()) == ["customUI/customUI.xml"]
    types = shipped_file.xml("[Content_Types].xml")
    kinds = {str(kind.get("Extension") or kind.get("PartName")): kind.get("ContentType") for kind in types}
    assert kinds.get("/customUI/customUI.xml", kinds["xml"]) == "application/xml"
    assert shipped_file.parts["customUI/customUI.xml"] == (MACROS / "pita.xml").read_bytes()


def test_the_ribbon_is_one_tab_with_every_button_explained(files_by_edition: dict[Edition, Shipped]) -> None:
    ribbon = files_by_edition["excel"].xml("customUI/customUI.xml")
    assert [tab.get("label") for tab in ribbon.iter(f"{RIBBON}tab")] == ["LKjIP"]
    for button in ribbon.iter(f"{RIBBON}button"):
        for attribute in ("label", "imageMso", "screentip", "supertip", "onAction"):
            assert button.get(attribute), (button.get("idQ"), attribute)


def test_workbook_and_add_in_share_one_tab(files_by_edition: dict[Edition, Shipped]) -> None:
    """A control known under a name of a namespace is made once, whoever comes first ([MS-CUSTOMUI] 2.3.9, ST_QID)."""
    ribbon = files_by_edition["excel"].xml("customUI/customUI.xml")
    assert ribbon.nsmap["lkjip"] == "lkjip-xl"
    controls = [element for kind in ("tab", "group", "button") for element in ribbon.iter(f"{RIBBON}{kind}")]
    names = [str(element.get("idQ")) for element in controls]
    assert [element.get("id") for element in controls] == [None] * len(controls)
    assert all(name.startswith("lkjip:") for name in names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("edition", WITH_RIBBON)
def test_a_shared_button_works_on_the_workbook_in_front_whichever_file_lends_it(shipped_file: Shipped) -> None:
    """The tab of one workbook may answer for another; the file of the macro would then be the wrong one."""
    code = shipped_file.code("Penghubung")
    bridge = code[code.index("Public Sub Jalankan("):]
    assert re.findall(r'\.Item\("(\w+)"\) = (.*)\r', bridge) == [
        (addin.TUGAS, "tugas"), (addin.BUKU, "ActiveWorkbook.Name"), (addin.JENDELA, "CStr(Application.Hwnd)")]
    assert "ThisWorkbook" not in bridge
    assert "BukuKerja" not in bridge


@pytest.mark.parametrize("edition", WITH_RIBBON)
def test_every_ribbon_button_names_a_callback_that_takes_the_control(shipped_file: Shipped) -> None:
    callbacks = _publics(shipped_file.code("PitaExcel"))
    named = [button.get("onAction") for button in shipped_file.xml("customUI/customUI.xml").iter(f"{RIBBON}button")]
    assert sorted(map(str, named)) == sorted(callbacks)
    assert set(callbacks.values()) == {"ByVal control As IRibbonControl"}


@pytest.mark.parametrize("edition", [*FOR_LIBREOFFICE, "rekap"])
def test_libreoffice_which_knows_no_ribbon_gets_none_nor_does_a_rekap(shipped_file: Shipped) -> None:
    assert not [part for part in shipped_file.parts if part.startswith("customUI")]


# What can be run

CALLABLE = {"BukuKerja"}
"""Besides the functions of `lkjip_xl.udf`: a cell that calls it gets an object of no use to it."""


@pytest.mark.parametrize("edition", FOR_EXCEL)
def test_a_cell_can_call_nothing_that_runs_reads_or_writes(shipped_file: Shipped, edition: Edition) -> None:
    """Excel takes every public function, those of the library too, for a worksheet function; in any open workbook."""
    code = "\n".join(shipped_file.modules.values())
    public = re.findall(r"^\s*(?:Public )?(?:Declare (?:PtrSafe )?)?Function (\w+)", code, re.MULTILINE)
    functions = {"XLPy", *(function.__name__ for function in FUNGSI)} if edition == "pengaya" else set()
    assert set(public) == CALLABLE | functions


@pytest.mark.parametrize("edition", FOR_EXCEL)
def test_the_command_line_of_a_button_is_always_the_same(shipped_file: Shipped) -> None:
    """It is one constant; job, workbook and window are variables of the environment."""
    code = shipped_file.code("Penghubung")
    assert re.findall(r"\.Run\((.*)\)\r", code) == ["PYTHON, 0, True"]
    lines = [line.strip() for line in code.splitlines() if re.search(r"\bPYTHON\b", line)]
    assert lines == ["Private Const PYTHON As String = " + LINE, "kode = .Run(PYTHON, 0, True)"]
    assert re.findall(r"\bCreateObject\((.*?)\)", code) == ['"WScript.Shell"']
    assert not re.search(r"\bShell\b(?!\")", code)


LINE = r'"""%LOCALAPPDATA%\lkjip-xl\venv\Scripts\python.exe"" -B -I -m lkjip_xl.addin"'


@pytest.mark.parametrize("edition", FOR_EXCEL)
def test_one_click_starts_one_process_and_each_way_of_failing_has_its_sentence(shipped_file: Shipped) -> None:
    """Not there, not allowed (by a policy, without a script host), started but without an answer."""
    code = shipped_file.code("Penghubung")
    assert code.count(".Run(") == 1
    for sentence in ("Buka dahulu buku kerja LKjIP", "belum terpasang di komputer ini",
                     "tidak mengizinkan Excel menjalankan", "Program lkjip tidak menjawab"):
        assert code.count(sentence) == 1, sentence
    assert code.index("On Error GoTo Ditolak") < code.index("CreateObject")


@pytest.mark.parametrize("edition", FOR_EXCEL)
def test_esc_does_not_break_off_the_macro_while_python_works(shipped_file: Shipped) -> None:
    code = shipped_file.code("Penghubung")
    assert code.index("Application.EnableCancelKey = xlDisabled") < code.index(".Run(")


@pytest.mark.parametrize("edition", ["pengaya"])
def test_the_command_line_of_the_functions_is_always_the_same(shipped_file: Shipped) -> None:
    code = shipped_file.code("xlwings")
    lines = [line.strip() for line in code.splitlines() if "XLPyCommand = " in line]
    assert len(lines) == 1
    said = _said(lines[0].partition(" = ")[2])
    assert said == """"PYTHON" -B -I -c "import lkjip_xl.udf, xlwings; xlwings.serve('$(CLSID)')\""""


def _said(expression: str) -> str:
    """The text of a VBA expression of strings, with a word in place of the path of Python."""
    parts = re.findall(r'"((?:[^"]|"")*)"|(Penerjemah\(\))', expression)
    return "".join("PYTHON" if call else text.replace('""', '"') for text, call in parts)


@pytest.mark.parametrize("edition", FOR_EXCEL)
def test_no_macro_reads_a_setting_from_a_sheet_or_a_file(shipped_file: Shipped) -> None:
    """Else any workbook could name the program that is run."""
    code = "\n".join(shipped_file.modules.values())
    for trace in ("GetConfig", ".conf", "INTERPRETER", "PYTHONPATH", "FullName", "RunPython", "Environ(", "CONDA",
                  "Open ", ".Path"):
        assert trace not in re.sub(r"^\s*'.*$", "", code, flags=re.MULTILINE), trace


@pytest.mark.parametrize("edition", FOR_LIBREOFFICE)
def test_in_libreoffice_no_name_ends_its_quotation_marks(shipped_file: Shipped) -> None:
    """Between them cmd still puts in variables (``%CMDCMDLINE%`` holds such marks); on Unix a name may hold one."""
    code = shipped_file.code("Penghubung")
    starting = code[code.index("Private Function Perintahkan("):]
    starting = starting[:starting.index("\r\nEnd Function")]
    refused = starting.index("If InStr(buku & sasaran, TandaBerbahaya()) > 0 Then")
    assert refused < starting.index("Exit Function") < starting.index("Shell ")
    assert code.count("Shell ") == starting.count("Shell ") == 2
    assert 'TandaBerbahaya = IIf(Len(Environ("COMSPEC")) > 0, "%", Chr(34))' in code


def test_the_hidden_sheet_is_a_mark_and_holds_no_setting(files_by_edition: dict[Edition, Shipped]) -> None:
    excel = files_by_edition["excel"]
    assert excel.state(SETELAN) == "hidden"
    assert excel.texts(SETELAN) == [[TANDA_EXCEL]]
    assert not [name for name, shipped in files_by_edition.items() for sheet in shipped.sheets
                if sheet.endswith(".conf") and name != "excel"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_charts_stay_free_where_the_results_are_locked(shipped_file: Shipped, edition: Edition) -> None:
    """Excel locks drawings and scenarios unless it is told not to."""
    protecting = " ".join(shipped_file.code("Lembar").replace(" _\r\n", " ").split())
    assert protecting.count(".Protect ") == 1
    assert ".Protect DrawingObjects:=False, Scenarios:=False, UserInterfaceOnly:=True" in protecting
    written = {"pengaya": (), **dict.fromkeys(FOR_REKAP, (BERANDA, *NAMA_LEMBAR))}
    for sheet in written.get(edition, (BERANDA, *OUTPUT_NAMES)):
        protection = shipped_file.xml(shipped_file.sheets[sheet]).find(f"{MAIN}sheetProtection")
        assert protection.get("sheet") == "1", sheet
        assert (protection.get("objects"), protection.get("scenarios")) == (None, None), sheet


# The names of the sheets in VBA

@pytest.mark.parametrize("edition", EDITIONS)
def test_every_sheet_has_a_module_under_a_code_name_of_its_own(shipped_file: Shipped, edition: Edition) -> None:
    names = {sheet: shipped_file.code_name(sheet) for sheet in shipped_file.sheets}
    assert names == {sheet: code_name(sheet) for sheet in shipped_file.sheets}
    documents = set(names.values()) | {"ThisWorkbook"}
    assert shipped_file.xml("xl/workbook.xml").find(f"{MAIN}workbookPr").get("codeName") == "ThisWorkbook"
    assert documents == shipped_file.modules.keys() - modules(edition).keys()
    assert len({name.casefold() for name in shipped_file.modules}) == len(names) + 1 + len(modules(edition))
    assert all(re.fullmatch(NAME, name) for name in shipped_file.modules)


@pytest.mark.parametrize(("sheet", "name"), [("Beranda", "LembarBeranda"), ("Program dan Pagu", "LembarProgramDanPagu"),
                                             ("Pengukuran (Bab IV)", "LembarPengukuranBabIV")])
def test_a_code_name_comes_from_the_name_of_the_sheet(sheet: str, name: str) -> None:
    assert code_name(sheet) == name


# The files as a whole

@pytest.mark.parametrize("name", [*WITH_MACROS.values(), *(f"contoh/{name}.xlsm" for name in NAMA_CONTOH)])
def test_no_office_version_would_repair_a_shipped_file(name: str) -> None:
    for office in OFFICES if name == BUKU else ENDS:
        found = OpenXmlValidator(file_format=office, semantic_validation=office is FileFormat.OFFICE_2007).validate(
            ROOT / "workbook" / name)
        assert found.is_valid, (office, [str(error) for error in found.errors][:5])


def test_all_that_is_shipped_is_what_the_sources_give_byte_for_byte(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("workbook", "docs"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(template_program, "ROOT", tmp_path)
    template_program.main()
    made = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert [name for name, content in made.items() if (ROOT / name).read_bytes() != content] == []
    kept = {f"workbook/{path.relative_to(ROOT / 'workbook')}" for path in (ROOT / "workbook").rglob("*.xl*")
            if not path.name.startswith((".", "~"))}
    assert kept == {name for name in made if name.startswith("workbook/")}


def _changed(before: Shipped, after: Shipped) -> set[str]:
    """The sheets that differ; every other part must be the same, in the same order, but for which sheets are hidden."""
    assert list(before.parts) == list(after.parts)
    assert _seen(before.xml(TAMPAK)) == _seen(after.xml(TAMPAK))
    sheets = {part: name for name, part in before.sheets.items()}
    differing = {part for part in before.parts if before.parts[part] != after.parts[part]} - {TAMPAK}
    assert differing <= sheets.keys()
    for part in differing:
        assert _frame(before.xml(part)) == _frame(after.xml(part)), sheets[part]
    return {sheets[part] for part in differing}


TAMPAK = "xl/workbook.xml"
"""Where it stands which sheets are hidden."""


def _seen(workbook: etree._Element) -> bytes:
    """The list of sheets as if all of them could be seen, and none were in front."""
    for element in workbook.iter():
        for name in ("state", "activeTab", "firstSheet"):
            element.attrib.pop(name, None)
    return etree.tostring(workbook)


def _frame(sheet: etree._Element) -> list[bytes]:
    """What a sheet has besides its cells: its code name, its protection, the link to its buttons and charts."""
    return [etree.tostring(child) for child in sheet if child.tag not in (f"{MAIN}sheetData", f"{MAIN}dimension")]


@pytest.mark.parametrize("name", [BUKU, BUKU_LIBREOFFICE])
def test_filling_and_computing_a_closed_file_keep_macros_ribbon_and_buttons_as_they_were(
        name: str, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.xlsm"
    empty.write_bytes(shipped(name))
    filled = Workbook(Path(shutil.copy(empty, tmp_path / "terisi.xlsm")))
    filled.fill(contoh("blora-2024").isian)
    assert _changed(Shipped(empty), Shipped(filled.path)) <= {sheet.name for sheet in INPUT_SHEETS}
    computed = Workbook(Path(shutil.copy(filled.path, tmp_path / "terhitung.xlsm")))
    computed.hitung(NOW)
    assert _changed(Shipped(filled.path), Shipped(computed.path)) == {BERANDA, *OUTPUT_NAMES} - {TELAAH.name}


def test_so_does_computing_a_workbook_to_which_staff_have_added_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "milik-sendiri.xlsm"
    path.write_bytes(shipped(BUKU))
    own = openpyxl.load_workbook(path, keep_vba=True)
    keep_rule_styles(own)
    own.create_sheet("Catatan Saya")["A1"] = "jangan hilang"
    own.save(path)
    before = Shipped(Path(shutil.copy(path, tmp_path / "sebelum.xlsm")))
    with open_book(path) as book:
        assert "Catatan Saya" in book.sheets
    Workbook(path).hitung(NOW)
    assert _changed(before, Shipped(path)) <= {BERANDA, *OUTPUT_NAMES}
    assert Shipped(path).parts["xl/vbaProject.bin"] == Shipped(ROOT / "workbook" / BUKU).parts["xl/vbaProject.bin"]
