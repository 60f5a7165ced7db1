"""The workbook for LibreOffice in the hands of its user: real clicks, real Python, and the results of the closed file.

LibreOffice is started once, on a screen of its own, and does all that the tests look at afterwards.
"""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import NOW, Workbook, write_sipd
from filelock import FileLock

from lkjip_xl.book.grid import Value, cell_name, serial
from lkjip_xl.book.schema import (
    BANTUAN,
    BERANDA,
    BERANDA_CELLS,
    DAFTAR,
    FIRST_COLUMN,
    HITUNG_ULANG,
    INPUT_SHEETS,
    OUTPUT_NAMES,
    PERIKSA,
    REVIU,
    SETELAN,
    TOMBOL,
    VALUE_COLUMN,
    Form,
    block,
    output_sheet,
    table_sheet,
)
from lkjip_xl.book.status import BELUM, BERUBAH, SESUAI
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU_LIBREOFFICE, shipped
from lkjip_xl.jobs.contoh import contoh

pytestmark = pytest.mark.xdist_group("libreoffice")
Box = tuple[str, str]
"""Title and text of a message box."""

SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python for which Debian's package python3-uno installs the bridge to LibreOffice."""
PROGRAMS = ("soffice", "Xvfb", "xdotool", "timeout")
LONGEST = 1200
"""Seconds after which everything that the tests have started is ended."""

BANYUDONO, BLORA = "Kec. Banyudono Jum'at $HOME (1).xlsm", "blora-2024.xlsm"
"""The first name holds what shells take for commands."""
PLAIN, CHANGED, CHECKED = "seperti semula.xlsm", "berubah.xlsm", "diperiksa.xlsm"
"""Copies of the first workbook for the command line: as it was, and twice with `CHANGES`."""
REALISASI, CHANGED_AGAIN = ("indikator", "realisasi_0"), 85.0
THREE_LINES = "Baris pertama,\nbaris kedua,\nbaris ketiga."
CHANGES = {REALISASI: 84.0, ("analisis", "penyebab"): THREE_LINES, ("pengaturan", "kertas"): "A4"}
"""The answers, and the cells of the first row of a table, that are changed, and their new values."""
CHECKS = (PERIKSA.name, REVIU.name)
WRAPPED = tuple(output_sheet(key).name for key in ("narasi", "program_pagu"))
"""Sheets with long and with bold texts."""
CLICKS = ("hitung on Beranda", "hitung unchanged", "hitung on an output sheet", "periksa", "status", "bantuan",
          "ekspor", "laporan", "tahun baru", "perbarui", "impor")
"""The clicks that are timed beside the command line."""
TIMES, WINDOW = 3, 1
"""How many times as long as a run of the command line a click may take, and the seconds that its windows take."""
SUB = next(row["kode"] for row in contoh("banyudono-2024").isian["program"] if row["kode"].count(".") == 5)
DATA = "unduhan SIPD.xlsx"
YES, NO = ["key", "Return"], ["key", "alt+n"]
"""What answers a question of which Yes is the first button."""
PENCAPAIAN, ANALISIS = output_sheet("pencapaian").name, output_sheet("analisis").name
FRESHNESS = (BERANDA, BERANDA_CELLS.freshness_row, BERANDA_CELLS.fact_column)
FINDINGS = (BERANDA, BERANDA_CELLS.findings_row, BERANDA_CELLS.fact_column)


def _place(table: str, key: str) -> tuple[str, int, int]:
    """The sheet, the row and the column of an answer, or of the first row of a table."""
    found = block(table)
    if isinstance(found, Form):
        return table_sheet(table).name, found.row(next(f for f in found.fields if f.key == key)), VALUE_COLUMN
    return table_sheet(table).name, found.header_row + 1, FIRST_COLUMN + [c.key for c in found.columns].index(key)


def _serapan() -> tuple[str, int, int]:
    """The serapan of the first quarter of the sub kegiatan that the download is about."""
    table, rows = block("program"), contoh("banyudono-2024").isian["program"]
    row = next(number for number, row in enumerate(rows, table.header_row + 1) if row["kode"] == SUB)
    return table_sheet("program").name, row, FIRST_COLUMN + [c.key for c in table.columns].index("serapan_tw_1")


def _steps(folder: Path) -> list[tuple[Any, ...]]:
    """Key, action and arguments of each thing that is done; a step without a key shows nothing."""
    label = {button.makro: button.label for button in TOMBOL}
    chosen = ["type", "--args", "1", str(folder / DATA), "key", "Return"]
    return [
        ("", "open", str(folder / BANYUDONO)),
        ("locked as in the file", "protected"),
        ("fresh at first", "text", *FRESHNESS),
        ("hitung on Beranda", "press", BERANDA, HITUNG_ULANG.label),
        *_command("hitung on Beranda", "hitung", folder / PLAIN),
        ("banyudono", "cells", *OUTPUT_NAMES),
        ("fresh after hitung", "text", *FRESHNESS),
        ("findings after hitung", "text", *FINDINGS),
        ("hitung unchanged", "press", BERANDA, HITUNG_ULANG.label),
        *_command("hitung unchanged", "hitung", folder / PLAIN),
        *(("", "put", *_place(table, key), value) for (table, key), value in CHANGES.items()),
        ("fresh after a change", "text", *FRESHNESS),
        ("periksa", "press", BERANDA, label["PeriksaIsian"]),
        *_command("periksa", "periksa", "--ringkas", "--tulis", folder / CHECKED),
        ("sheet after periksa", "active"),
        ("checked", "cells", *CHECKS),
        ("hitung on an output sheet", "press", PENCAPAIAN, HITUNG_ULANG.label),
        *_command("hitung on an output sheet", "hitung", folder / CHANGED),
        ("banyudono changed", "cells", *OUTPUT_NAMES),
        ("fresh after hitung again", "text", *FRESHNESS),
        ("clipped", "clipped", *WRAPPED),
        ("paper", "paper", PENCAPAIAN),
        ("", "automatic", False),
        ("", "put", *_place(*REALISASI), CHANGED_AGAIN),
        ("fresh before the handler", "text", *FRESHNESS),
        ("", "changed", *_place(*REALISASI)),
        ("fresh after the handler", "text", *FRESHNESS),
        ("", "put", *_place(*REALISASI), CHANGES[REALISASI]),
        ("", "automatic", True),
        ("status", "press", BERANDA, label["LihatStatus"]),
        *_command("status", "status", folder / CHANGED),
        ("bantuan", "press", BERANDA, label["BukaBantuan"]),
        *_command("bantuan", "bantuan"),
        ("ekspor refused", "press", BERANDA, label["EksporLampiran"], NO),
        ("ekspor", "press", BERANDA, label["EksporLampiran"], YES),
        *_command("ekspor", "ekspor", folder / CHANGED, "--tetap"),
        ("laporan", "press", BERANDA, label["LaporanWord"], NO, YES),
        *_command("laporan", "laporan", folder / CHANGED, "--tetap"),
        ("tahun baru", "press", BERANDA, label["TahunBaru"]),
        *_command("tahun baru", "tahun-baru", folder / CHANGED, folder),
        ("tahun baru again", "press", BERANDA, label["TahunBaru"]),
        ("perbarui", "press", BERANDA, label["PerbaruiBuku"]),
        *_command("perbarui", "perbarui", folder / CHANGED),
        ("no file", "press", BERANDA, label["ImporSipd"], ["key", "Escape"]),
        ("impor refused", "press", BERANDA, label["ImporSipd"], chosen, NO),
        ("fresh after no", "text", *FRESHNESS),
        ("impor", "press", BERANDA, label["ImporSipd"], chosen, YES),
        *_command("impor", "impor-sipd", folder / CHANGED, folder / DATA, "--ya"),
        ("imported", "text", *_serapan()),
        ("fresh after impor", "text", *FRESHNESS),
        ("", "undo"),
        ("undone", "text", *_serapan()),
        ("fresh after undo", "text", *FRESHNESS),
        ("", "unprotect"),
        ("unlocked", "protected"),
        ("", "run", "Lembar.KunciHasil"),
        ("locked again", "protected"),
        ("", "open", str(folder / BLORA)),
        ("hitung by macro", "run", "Tombol.HitungUlang"),
        ("blora", "cells", *OUTPUT_NAMES),
        ("periksa by macro", "run", "Tombol.PeriksaIsian"),
        ("", "remove", str(folder / "lkjip")),
        ("without the program", "run", "Tombol.BukaBantuan"),
        ("", "front", str(folder / BANYUDONO)),
        ("banyudono beside blora", "cells", *OUTPUT_NAMES),
    ]


def _command(click: str, *words: str | Path) -> list[tuple[Any, ...]]:
    """The same by the command line, in the same minute as the click."""
    return [(f"command: {click}", "command", *map(str, words))]


def _missing() -> str:
    programs = [program for program in PROGRAMS if shutil.which(program) is None]
    bridge = shutil.which(SYSTEM_PYTHON) and subprocess.run(
        [SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True, timeout=60).returncode == 0
    return ", ".join([*programs, *([] if bridge else ["python3-uno"])])


@pytest.fixture(scope="session")
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was seen in LibreOffice, by step; whichever worker comes first does it for all."""
    if missing := _missing():
        message = f"tidak ada: {missing}"
        pytest.fail(message) if request.config.getoption("--wajib-libreoffice") else pytest.skip(message)
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "libreoffice"
    done = folder / "terlihat.json"
    with FileLock(f"{folder}.lock", timeout=2 * LONGEST):
        if not folder.exists():
            folder.mkdir()
            done.write_text(json.dumps(_use(folder)), encoding="utf-8")
    found: dict[str, Any] = json.loads(done.read_text(encoding="utf-8")) if done.exists() else {"failed": "see above"}
    if "failed" in found:
        pytest.fail(found["failed"])
    return found


def _use(folder: Path) -> dict[str, Any]:
    books = {name: _book(folder / name, example) for name, example in (
        (BANYUDONO, "banyudono-2024"), (BLORA, "blora-2024"))}
    for name in (PLAIN, CHANGED, CHECKED):
        shutil.copy(books[BANYUDONO].path, folder / name)
    _change(folder / CHANGED)
    Workbook(folder / CHECKED).hitung(NOW)
    _change(folder / CHECKED)
    blora = _computed(books[BLORA])
    write_sipd(folder / DATA, SUB, "Sub kegiatan", "2 Januari 2024", 1_250_000)
    before = {name: book.path.read_bytes() for name, book in books.items()}
    found = _drive(folder)
    if "failed" in found:
        return found
    temporary = [path.name for path in (folder / "sementara").iterdir() if path.name.startswith("lkjip")]
    wanted = {"banyudono": _cells(folder / PLAIN), "banyudono changed": _cells(folder / CHANGED), "blora": blora,
              "checked": _cells(folder / CHECKED)}
    return {**found, "wanted": wanted, "temporary": temporary,
            "untouched": all(book.path.read_bytes() == before[name] for name, book in books.items()),
            "exported": sorted(path.name for path in (folder / f"{Path(BANYUDONO).stem} ekspor").iterdir()),
            "report": [part.text for part in docx.Document(str((folder / BANYUDONO).with_suffix(".docx"))).paragraphs],
            "next year": _read_next(folder)}


def _change(path: Path) -> None:
    with open_book(path) as book:
        for (table, key), value in CHANGES.items():
            sheet, row, column = _place(table, key)
            book.write(sheet, row, column, [[value]])
        book.save_without_keeping()


def _read_next(folder: Path) -> list[Any]:
    with open_book(folder / f"{Path(BANYUDONO).stem} 2025.xlsm") as book:
        return [book.read("Profil").cell(9, VALUE_COLUMN), SETELAN in book.sheets]


def _book(path: Path, example: str) -> Workbook:
    path.write_bytes(shipped(BUKU_LIBREOFFICE))
    book = Workbook(path)
    isian = contoh(example).isian
    book.fill({**isian, "pengaturan": {**isian["pengaturan"], "isi_ekspor": "Lampiran saja",
                                       "bentuk_ekspor": "Excel saja"}})
    if example == "banyudono-2024":
        _overspend(book)
    return book


def _overspend(book: Workbook) -> None:
    """Lets the sub kegiatan of the download spend more than its pagu, which is a galat."""
    _, row, _ = _serapan()
    pagu = next(row["pagu_perubahan"] for row in contoh("banyudono-2024").isian["program"] if row["kode"] == SUB)
    book.put("program", row - block("program").header_row, realisasi_anggaran=pagu + 1)


def _computed(book: Workbook) -> dict[str, list[list[Value]]]:
    """The output sheets as the file engine computes them, and what Beranda says of the findings."""
    copy = Workbook(Path(shutil.copy(book.path, book.path.with_name("hitung.xlsm"))))
    copy.hitung(NOW)
    return _cells(copy.path)


def _cells(path: Path) -> dict[str, list[list[Value]]]:
    with open_book(path) as opened:
        found = {name: [[serial(value) for value in row] for row in opened.read(name).rows] for name in OUTPUT_NAMES}
        return {**found, BERANDA: [[opened.read(BERANDA).cell(*FINDINGS[1:])]]}


def _drive(folder: Path) -> dict[str, Any]:
    """Let LibreOffice's Python do the steps; what goes wrong comes back as ``failed``."""
    (folder / "sementara").mkdir()
    (folder / "lkjip").symlink_to(Path(sys.executable).parent / "lkjip")
    plan = json.dumps({"folder": str(folder), "steps": _steps(folder)})
    with _screen() as display:
        environment = {**os.environ, "DISPLAY": display, "LKJIP": str(folder / "lkjip"), "LC_ALL": "C.UTF-8",
                       "TMPDIR": str(folder / "sementara")}
        helper = Path(__file__).with_name("libreoffice_macros.py")
        process = subprocess.Popen(
            ["timeout", "--kill-after=5", str(LONGEST), SYSTEM_PYTHON, str(helper)], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        try:
            out, told = process.communicate(plan, timeout=LONGEST + 30)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    (folder / "langkah.txt").write_text(told, encoding="utf-8")
    return json.loads(out) if process.returncode == 0 else {"failed": f"exit {process.returncode}: {told}"}


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that shows nothing, under a display number that was free.

    It is not reset when its last window closes: LibreOffice opens and closes a window before it comes up itself.
    """
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["timeout", str(LONGEST + 60), "Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-noreset",
         "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], 30)
        number = os.read(reading, 20).decode().strip() if ready else ""
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        os.close(reading)
        process.terminate()
        process.wait(30)


Cells = dict[str, list[list[Value]]]


def _differences(found: Cells, wanted: Cells, sheets: Sequence[str] = OUTPUT_NAMES) -> list[str]:
    """The cells of output sheets that differ; numbers may by what adding them in another order does."""
    return [
        f"{sheet}!{cell_name(row, column)}: {shown!r}, not {expected!r}"
        for sheet in sheets
        for row, lines in enumerate(zip_longest(found[sheet], wanted[sheet], fillvalue=[]), 1)
        for column, (shown, expected) in enumerate(zip_longest(*map(_blank_as_empty, lines), fillvalue=""), 1)
        if not _same(shown, expected)
    ]


def _blank_as_empty(row: Sequence[Value]) -> list[Value]:
    return ["" if value is None else value for value in row]


def _same(shown: Value, expected: Value) -> bool:
    if isinstance(shown, (int, float)) and isinstance(expected, (int, float)):
        return shown == pytest.approx(expected, rel=1e-9, abs=1e-9)
    return type(shown) is type(expected) and shown == expected


@pytest.mark.parametrize("example", ["banyudono", "banyudono changed", "blora"])
def test_every_output_sheet_holds_after_the_macro_what_the_closed_file_gets(seen: dict[str, Any], example: str) -> None:
    """A click on Beranda, a click on an output sheet after a change of input, and the macro through UNO."""
    assert _differences(seen[example], seen["wanted"][example]) == []


def test_the_results_are_compared_where_there_are_some(seen: dict[str, Any]) -> None:
    filled = {name for name in OUTPUT_NAMES if max(len(seen[book][name]) for book in ("banyudono", "blora")) > 5}
    assert filled == set(OUTPUT_NAMES)
    assert len(_differences(seen["banyudono"], seen["wanted"]["blora"])) > 1000


@pytest.mark.parametrize("click", CLICKS)
def test_a_click_takes_little_longer_than_the_command_line(seen: dict[str, Any], click: str) -> None:
    assert seen["seconds"][click] <= TIMES * seen["seconds"][f"command: {click}"] + WINDOW


def test_the_seconds_of_every_button_are_told(seen: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    seconds = {click: (seen["seconds"][click], seen["seconds"][f"command: {click}"]) for click in CLICKS}
    with capsys.disabled():
        print("\nSeconds of a click in LibreOffice, and of the command line:")
        for click, (here, there) in seconds.items():
            print(f"  {click:<26} {here:6.2f} {there:6.2f}   {here / there:.1f} times")
    assert all(here > 0 and there > 0 for here, there in seconds.values())


def test_nothing_is_written_when_nothing_changed(seen: dict[str, Any]) -> None:
    assert "Tidak ada hasil yang berubah" in seen["hitung unchanged"][1]
    assert "Tidak ada hasil yang berubah" not in seen["hitung on an output sheet"][1]


def test_every_line_of_a_text_survives_the_way_there_and_back(seen: dict[str, Any]) -> None:
    shown = [cell for row in seen["banyudono changed"][ANALISIS] for cell in row if isinstance(cell, str)]
    assert any(THREE_LINES in cell for cell in shown)


def test_every_row_is_as_high_as_its_texts_need(seen: dict[str, Any]) -> None:
    """Bold texts too, which are so by a conditional format."""
    assert seen["clipped"] == {}


def test_the_paper_of_the_output_sheets_follows_pengaturan(seen: dict[str, Any]) -> None:
    assert sorted(seen["paper"]) == pytest.approx([21000, 29700], abs=5)


@pytest.mark.parametrize(("step", "book", "outcome"), [
    ("hitung on Beranda", BANYUDONO, "Rata-rata capaian 101.76 % (Sangat tinggi)."),
    ("hitung on an output sheet", BANYUDONO, "Rata-rata capaian 100.62 % (Sangat tinggi)."),
    ("hitung by macro", BLORA, "Rata-rata capaian 97,61 % (Baik)."),
])
def test_hitung_ulang_tells_the_outcome_of_the_open_workbook(
        seen: dict[str, Any], step: str, book: str, outcome: str) -> None:
    title, text = seen[step]
    assert (title, text.splitlines()[0]) == ("LKjIP", f"{book}: {outcome}")


def test_hitung_ulang_names_no_kept_version_for_it_keeps_none(seen: dict[str, Any]) -> None:
    assert "cadangan" not in seen["hitung on Beranda"][1]


def test_beranda_says_whether_the_results_belong_to_the_input(seen: dict[str, Any]) -> None:
    steps = ("fresh at first", "fresh after hitung", "fresh after a change", "fresh after hitung again")
    assert [seen[step] for step in steps] == [BELUM, SESUAI, BERUBAH, SESUAI]


def test_beranda_counts_the_findings(seen: dict[str, Any]) -> None:
    assert [[seen["findings after hitung"]]] == seen["wanted"]["banyudono"][BERANDA]


def test_a_change_shows_on_beranda_even_where_formulas_are_computed_by_hand(seen: dict[str, Any]) -> None:
    assert [seen["fresh before the handler"], seen["fresh after the handler"]] == [SESUAI, BERUBAH]


def test_opened_beranda_and_every_output_sheet_are_locked_and_no_input_sheet(seen: dict[str, Any]) -> None:
    assert set(seen["locked as in the file"]) == {BERANDA, *OUTPUT_NAMES, DAFTAR}
    assert not {sheet.name for sheet in INPUT_SHEETS}.intersection(seen["locked again"])


def test_kunci_hasil_locks_what_was_unlocked(seen: dict[str, Any]) -> None:
    assert seen["unlocked"] == []
    assert set(seen["locked again"]) == {BERANDA, *OUTPUT_NAMES}


def test_periksa_names_the_findings(seen: dict[str, Any]) -> None:
    title, text = seen["periksa"]
    assert title == "LKjIP"
    lines = text.splitlines()
    assert re.fullmatch(r"Temuan: 1 galat, \d+ peringatan, \d+ saran; naskah lama: \d+ selisih\.", lines[0])
    assert any(re.fullmatch(r"  Nilai SAKIP Kecamatan: \d+ saran", line) for line in lines)
    assert lines[-1].endswith(" pokok lain")


def test_periksa_writes_its_sheets_and_brings_the_findings_to_the_front(seen: dict[str, Any]) -> None:
    assert seen["sheet after periksa"] == PERIKSA.name
    assert _differences(seen["checked"], seen["wanted"]["checked"], CHECKS) == []
    assert seen["checked"][PERIKSA.name] != seen["banyudono"][PERIKSA.name]


def test_a_long_list_of_findings_fits_the_message_box(seen: dict[str, Any]) -> None:
    lines = seen["hitung by macro"][1].splitlines()
    assert len(lines) == 18
    assert lines[-1].startswith("... Selengkapnya di lembar Periksa")
    assert len(seen["periksa by macro"][1].splitlines()) <= 12


def test_status_says_what_the_command_line_says(seen: dict[str, Any]) -> None:
    def without_moment(text: str) -> list[str]:
        return [line for line in text.strip().splitlines() if not line.startswith("Terakhir dihitung")]

    title, text = seen["status"]
    shown = without_moment(text)
    assert (title, shown[-1]) == ("LKjIP", f"{SESUAI}.")
    assert shown == without_moment(seen["command: status"])


def test_bantuan_tells_the_steps(seen: dict[str, Any]) -> None:
    assert seen["bantuan"] == ["LKjIP", f"{BANTUAN}\n"]


@pytest.mark.parametrize("step", ["ekspor refused", "ekspor", "laporan"])
def test_what_would_print_wrong_figures_asks_first_without_naming_switches(seen: dict[str, Any], step: str) -> None:
    title, text = seen[step][-2]
    assert title == "LKjIP"
    assert "galat" in text
    assert text.strip().endswith("Tetap lanjutkan?")
    assert "--" not in text


def test_no_means_that_nothing_is_written(seen: dict[str, Any]) -> None:
    assert seen["ekspor refused"][1] == ["LKjIP", "Dibatalkan. Tidak ada berkas yang ditulis."]


def test_ekspor_writes_into_a_folder_beside_the_workbook_and_names_it(seen: dict[str, Any]) -> None:
    assert f"/{Path(BANYUDONO).stem} ekspor" in seen["ekspor"][1][1]
    assert {name.split()[1] for name in seen["exported"]} >= set("1234567")
    assert {Path(name).suffix for name in seen["exported"]} == {".xlsx"}


def test_laporan_writes_a_word_document_beside_the_workbook_and_names_it(seen: dict[str, Any]) -> None:
    assert "satu PDF lengkap" in seen["laporan"][0][1]
    assert f"/{Path(BANYUDONO).stem}.docx" in seen["laporan"][-1][1]
    assert any("Banyudono" in text for text in seen["report"])


def test_tahun_baru_makes_a_workbook_for_libreoffice_under_a_name_that_is_free(seen: dict[str, Any]) -> None:
    name = f"{Path(BANYUDONO).stem} 2025.xlsm"
    assert seen["tahun baru"][1].startswith(f"Buku kerja tahun 2025 sudah dibuat: {name}.")
    assert seen["next year"] == [2025, False]
    assert seen["tahun baru again"][1].startswith(
        f"Buku kerja tahun 2025 sudah dibuat: {Path(BANYUDONO).stem} 2025 (2).xlsm.")


def test_perbarui_says_that_there_is_nothing_to_do(seen: dict[str, Any]) -> None:
    assert seen["perbarui"][1].strip() == seen["command: perbarui"].strip()


def test_impor_sipd_shows_what_it_would_write_and_writes_after_yes(seen: dict[str, Any]) -> None:
    for step in ("impor refused", "impor"):
        question = seen[step][1][1]
        assert SUB in question
        assert question.strip().endswith("Tulis ke buku kerja?")
        assert "--" not in question
    assert seen["impor"][2][1].startswith("Realisasi dari SIPD sudah ditulis di lembar Program Anggaran.")
    assert re.sub(r"\D", "", seen["imported"]) == "1250000"


def test_impor_sipd_without_a_file_or_after_no_changes_nothing(seen: dict[str, Any]) -> None:
    assert seen["no file"][1][1] == "Tidak ada berkas yang dipilih. Buku kerja tidak diubah."
    assert seen["impor refused"][2][1] == "Impor dibatalkan. Buku kerja tidak diubah."
    assert seen["fresh after no"] == SESUAI


def test_an_import_is_undone_as_one_step(seen: dict[str, Any]) -> None:
    assert [seen["fresh after impor"], seen["fresh after undo"]] == [BERUBAH, SESUAI]
    assert seen["undone"] == ""


def test_where_the_program_is_missing_the_button_says_so_in_indonesian(seen: dict[str, Any]) -> None:
    assert seen["without the program"] == [
        "LKjIP", "Program lkjip tidak dapat dijalankan. Pasang dahulu, lalu ulangi."]


def test_the_file_on_disk_changes_only_when_its_user_saves_it(seen: dict[str, Any]) -> None:
    assert seen["untouched"]


def test_nothing_is_left_in_the_temporary_folder(seen: dict[str, Any]) -> None:
    assert seen["temporary"] == []


def test_of_two_open_workbooks_only_the_one_whose_button_was_used_changes(seen: dict[str, Any]) -> None:
    assert seen["banyudono beside blora"] == seen["banyudono changed"]
