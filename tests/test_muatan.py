"""What a click loads: of the libraries of others only those that its own work needs, because a click waits for them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BERAT = frozenset({"pandas", "numpy", "matplotlib", "PIL", "lokal", "docx", "pypdf", "openpyxl", "python_calamine"})
"""What only imports, exports and the Word report need."""
RUANG_BANTUAN = frozenset({"book.bantuan", "book.grid", "cli.console", "domain.nilai"})
RUANG_STATUS = RUANG_BANTUAN | {
    "book.identity", "book.reader", "book.schema", "book.status", "book.textfit", "book.warna", "domain.temuan",
    "engines.disk", "engines.workbook", "jobs.status",
}
"""The rooms of the program that the shortest commands enter: nothing is computed, worded, checked or laid out."""
JARINGAN = frozenset({"asyncio", "http", "multiprocessing", "socket", "ssl", "urllib.request", "xml.sax"})
"""What of Python's own no click has a use for; some of it comes along with one careless import."""
PENGUKUR = """
import json, sys
awal = set(sys.modules)
def pustaka():
    files = ((name.split(".")[0], getattr(module, "__file__", None) or "") for name, module in list(sys.modules.items())
             if name not in awal)
    return sorted({name for name, file in files if "site-packages" in file and name != "lkjip_xl"})
def ruang():
    return sorted({".".join(name.split(".")[1:3]) for name in sys.modules if name.startswith("lkjip_xl.")
                   and name.count(".") > 1})
"""


def _loaded(script: str, *arguments: str) -> dict[str, list[str]]:
    """The libraries that a new process has loaded after each step of the script, which collects them in ``steps``."""
    whole = f"{PENGUKUR}\nsteps = {{}}\n{script}\nprint(json.dumps(steps), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", whole, *arguments],
                          capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, list[str]] = json.loads(done.stderr.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def perintah(computed: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The libraries after each command, one after the other on the same workbook in one process."""
    book = shutil.copy(computed["banyudono-2024"], tmp_path_factory.mktemp("muatan"))
    return _loaded("""
from lkjip_xl.cli import main
for words in (["bantuan"], ["status", sys.argv[1]], ["hitung", sys.argv[1]], ["periksa", sys.argv[1], "--json"]):
    main(words)
    steps[words[0]] = pustaka()
    steps["ruang " + words[0]] = ruang()
    steps["python " + words[0]] = sorted(sys.modules)
""", str(book))


@pytest.fixture(scope="module")
def tombol() -> dict[str, list[str]]:
    """The libraries after the buttons' module, a button, the open workbook, its jobs, and the worksheet functions."""
    return _loaded("""
import lkjip_xl.addin
steps["addin"] = pustaka()
lkjip_xl.addin._bantuan(None)
steps["bantuan"] = pustaka()
import lkjip_xl.engines.workbook.excel, lkjip_xl.jobs.hitung, lkjip_xl.jobs.periksa, lkjip_xl.jobs.status
import lkjip_xl.engines.workbook.file, lkjip_xl.jobs.tahun_baru, lkjip_xl.jobs.perbarui
steps["jobs"] = pustaka()
import lkjip_xl.udf
assert lkjip_xl.udf.LKJIP_CAPAIAN(80.0, 60.0) == 75 and lkjip_xl.udf.LKJIP_TERBILANG(11.0) == "sebelas"
steps["udf"] = pustaka()
""")


@pytest.mark.parametrize(("nama", "boleh"), [
    ("bantuan", set()),
    ("status", {"filelock", "lxml"}),
    ("hitung", {"filelock", "lxml"}),
    ("periksa", {"filelock", "lxml"}),
])
def test_a_command_loads_these_libraries_alone(perintah: dict[str, list[str]], nama: str, boleh: set[str]) -> None:
    assert set(perintah[nama]) == boleh


@pytest.mark.parametrize(("nama", "boleh"), [("bantuan", RUANG_BANTUAN), ("status", RUANG_STATUS)])
def test_the_shortest_commands_enter_these_rooms_alone(
        perintah: dict[str, list[str]], nama: str, boleh: frozenset[str]) -> None:
    assert set(perintah[f"ruang {nama}"]) == boleh


@pytest.mark.parametrize("nama", ["bantuan", "status", "hitung"])
def test_no_command_loads_what_reaches_out(perintah: dict[str, list[str]], nama: str) -> None:
    assert JARINGAN & set(perintah[f"python {nama}"]) == set()


def test_the_buttons_load_xlwings_and_nothing_of_what_it_would_bring_along(tombol: dict[str, list[str]]) -> None:
    assert tombol["addin"] == ["xlwings"]
    assert tombol["bantuan"] == ["platformdirs", "xlwings"]


@pytest.mark.parametrize("nama", ["addin", "bantuan", "jobs", "udf"])
def test_no_button_and_no_function_loads_what_is_heavy(tombol: dict[str, list[str]], nama: str) -> None:
    assert BERAT & {*tombol[nama]} == set()


def test_what_xlwings_did_without_can_be_loaded_afterwards() -> None:
    """Laporan Word draws its charts with matplotlib in the same process."""
    found = _loaded("""
import lkjip_xl.addin
import numpy
steps["numpy"] = [str(numpy.arange(3).sum())]
""")
    assert found == {"numpy": ["3"]}
