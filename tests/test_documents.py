"""The documents are true: terms are those of the code, commands have help with an example, messages are complete."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran

from lkjip_xl.domain.pemeriksaan import DAFTAR
from lkjip_xl.domain.temuan import URUTAN, messages
from lkjip_xl.template.document import describe_checks

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lkjip_xl"
ENGLISH = {
    "equal", "hashed", "precise", "record",
    "text", "whole", "blank", "is", "percentage", "quarters", "shown", "unlinked", "year", "romawi",
    "anak", "args", "atas", "awal", "bawah", "best", "better", "bound", "bounded", "branch", "build", "clean",
    "code", "column", "combine", "contoh", "dari", "data", "defect", "defects", "descends", "dibagi", "digits",
    "figure", "finding", "findings", "frame", "from", "half", "init", "int", "label", "lanjut", "leaf", "level",
    "load", "mean", "message", "messages", "missing", "money", "node", "nodes", "nomor", "notation", "number", "of",
    "only", "parse", "parts", "per", "place", "plain", "predicates", "prefix", "printed", "programs", "raw",
    "reaches", "read", "reason", "replaced", "round", "rounded", "row", "rows", "scale", "selalu", "semua", "sign",
    "sub", "sums", "table", "terbaik", "terhadap", "term", "termasuk", "tindak", "tinggi", "trace", "tree",
    "unreadable", "untuk", "up", "value", "write",
    "baca", "bandingkan", "banyak", "bertanda", "enlarge", "grouped", "jawab", "keseluruhan", "koma", "ribuan", "rusak",
    "tidy", "within", "any", "at", "combined", "end", "quarter", "spent", "sum", "tanpa", "until",
    "ada", "add", "apart", "asli", "atau", "baik", "bare", "bawaan", "ber", "berbeda", "berganti", "bounds",
    "cocok", "di", "digabung", "dikecualikan", "dikenal", "diketahui", "dipakai", "equation", "filled",
    "gabung", "gabungan", "ganda", "genap", "hampa", "janggal", "jumlahan", "kecuali", "kosong", "kurang",
    "lain", "lebih", "lengkap", "lengkapi", "listed", "measured", "menurut", "named", "nol", "nomen",
    "numbers", "output", "outputs", "pemakaian", "percent", "ragu", "rancu", "reprinted", "rinci", "sampai",
    "samping", "satu", "satukan", "sebanding", "sebelum", "setara", "split", "susun", "tak", "tell",
    "terbaca", "terbuka", "tercakup", "terisi", "terpisah", "terserap", "tetap", "told", "unwritten",
    "usable", "with", "changed", "diketik",
    "bernama", "findall", "finditer", "fullmatch", "jadi", "kecil", "match", "mungkin", "panjang", "search", "senilai",
    "sepadan", "step",
}
"""English words of the domain layer, and Indonesian particles that only qualify a term."""


COMMANDS = {"baru", "hitung", "periksa", "status", "ekspor", "pulihkan", "contoh", "skema", "bantuan",
            "impor-angka", "impor-sipd", "impor-tabel", "laporan", "perbarui", "tahun-baru", "rekap", "telaah",
            "telaah-banding"}
ROOMS = (".", "nilai", "hitungan")
"""Where the domain names what it computes with; checks and sentences say it in whole messages."""


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+(?:\d[a-z]+)?|[A-Z]+", name)}


def _domain_words() -> set[str]:
    words: set[str] = set()
    for path in (path for room in ROOMS for path in (PACKAGE / "domain" / room).glob("*.py")):
        words |= _words(path.stem)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                words |= _words(node.name)
            if isinstance(node, ast.ClassDef):
                words |= {word for field in node.body if isinstance(field, ast.AnnAssign)
                          and isinstance(field.target, ast.Name) for word in _words(field.target.id)}
    return words


def _terms() -> set[str]:
    text = (ROOT / "docs" / "glosarium.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)[1:]
    return {word for row in rows for word in row.lower().split()}


def test_every_term_of_the_domain_is_in_the_glossary() -> None:
    assert _domain_words() - _terms() - ENGLISH - {"none"} == set()


def test_every_glossary_term_is_used_in_the_code() -> None:
    source = " ".join(path.read_text(encoding="utf-8").lower() for path in PACKAGE.rglob("*.py"))
    assert {term for term in _terms() if term not in source and term != "---"} == set()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_in_indonesian_with_an_example(lkjip: Callable[..., Ran], command: str) -> None:
    ran = lkjip(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Pemakaian:")
    assert f"Contoh: lkjip {command}" in ran.out
    assert "--json" in ran.out
    assert not re.search(r"usage|show this|options:", ran.out)


def test_a_mistyped_command_says_what_to_do(lkjip: Callable[..., Ran]) -> None:
    ran = lkjip("hitng", "x.xlsx")
    assert ran.code == 2
    assert "Bantuan: lkjip --help" in ran.err


def test_every_code_in_the_source_has_a_message_and_every_message_a_use() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert set(re.findall(r'"([BHK]-\d{3})"', source)) == set(messages())


@pytest.mark.parametrize("code", sorted(messages()))
def test_a_message_says_what_is_expected_and_what_to_do(code: str) -> None:
    message = messages()[code]
    assert message.tingkat in (("naskah",) if code.startswith("K-8") else URUTAN[:-1])
    assert message.seharusnya
    assert message.tindakan.endswith(".")
    assert message.pesan.endswith(".")
    fields = {name for text in (message.pesan, message.seharusnya, message.tindakan)
              for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    assert all(name.isidentifier() for name in fields)


def test_every_code_has_a_row_on_the_page_of_checks_which_is_the_one_that_the_rules_give() -> None:
    page = (ROOT / "docs" / "pemeriksaan.md").read_text(encoding="utf-8")
    assert page == describe_checks()
    assert set(re.findall(r"^\| ([BHK]-\d{3}) \|", page, re.MULTILINE)) == set(messages())


@pytest.mark.parametrize("code", sorted(code for code in messages() if code.startswith("K")))
def test_a_check_says_its_rule_its_basis_and_an_example_of_the_defect(code: str) -> None:
    message = messages()[code]
    assert message.aturan.endswith(".")
    assert message.dasar
    assert message.cacat.endswith((".", ".”"))


def test_every_check_is_listed_once_in_the_order_of_its_code() -> None:
    codes = [check.kode for check in DAFTAR]
    assert codes == sorted({code for code in messages() if code.startswith("K")})


def test_every_example_in_the_readme_is_a_command(lkjip: Callable[..., Ran]) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^    lkjip ([\w-]+)", text, re.MULTILINE))
    assert commands == COMMANDS
    for command in commands:
        assert lkjip(command, "--help").code == 0


def test_the_places_named_in_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for place in re.findall(r"`((?:lkjip_xl|workbook|docs|macros|windows)/[^`]+)`", text):
        assert (ROOT / place).exists(), place
    for place in re.findall(r"\]\((docs/[^)]+)\)", text):
        assert (ROOT / place).exists(), place
