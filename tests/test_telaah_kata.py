"""The words of the telaah are whole: every rule has words, every brace is filled, both cases and the basis are told."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from lkjip_xl.domain.nilai.aturan import load
from lkjip_xl.domain.telaah import DAFTAR
from lkjip_xl.domain.telaah.catatan import RUMPUN, kata
from lkjip_xl.template.document import describe_telaah

ROOT = Path(__file__).parents[1]
TELAAH = ROOT / "lkjip_xl" / "domain" / "telaah"
KODE = re.compile(r"T-(\d{1,2})(\d\d)")
UTAMA = [name for name in RUMPUN if name.rpartition("_")[0] not in RUMPUN]
"""The families; some have a second file of words: hitungan_kalimat."""
DIPAKAI_SENDIRI = {"pokok", "tingkat", "kode"}
"""What a rule gives a remark besides its words."""


def _family(kode: str) -> str:
    found = KODE.fullmatch(kode)
    assert found
    return UTAMA[int(found[1]) - 1]


def _fields(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_rule_has_words_and_all_words_have_a_rule() -> None:
    assert {rule.kode for rule in DAFTAR} == set(kata())


def test_every_code_is_used_by_one_rule() -> None:
    codes = [rule.kode for rule in DAFTAR]
    assert sorted(codes) == sorted(set(codes))


def test_the_words_of_a_code_stand_in_the_file_of_its_family() -> None:
    wrong = [(kode, name) for name in RUMPUN for kode in load(f"telaah/{name}")
             if not name.startswith(_family(kode))]
    assert wrong == []


@pytest.mark.parametrize("kode", sorted(kata()))
def test_a_rule_says_its_basis_both_cases_and_what_to_do(kode: str) -> None:
    words = kata()[kode]
    assert words.tingkat in ("galat", "peringatan", "saran")
    assert words.aturan.endswith(".")
    assert words.dasar
    assert words.pesan.endswith((".", "?"))
    assert words.seharusnya
    assert words.tindakan.endswith(".")
    assert words.cacat
    assert words.baik
    assert '"' not in words.pesan + words.seharusnya + words.tindakan
    assert all(name.isidentifier() for name in _fields(words.pesan, words.seharusnya, words.tindakan))


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Every place that makes a remark of a code it names, with the words it fills, unless it fills them by **."""
    for path in sorted(TELAAH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and "remark" in node.func.id
            if not named or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            given = {word.arg for word in node.keywords}
            if node.func.id == "remark" and None not in given and isinstance(node.args[0].value, str):
                yield f"{path.name}:{node.lineno}", node.args[0].value, given - DIPAKAI_SENDIRI


def test_every_brace_of_the_words_is_filled_where_a_remark_is_made() -> None:
    missing = []
    for place, kode, given in _calls():
        words = kata()[kode]
        lacking = _fields(words.pesan, words.seharusnya, words.tindakan) - given
        if lacking:
            missing.append((place, kode, lacking))
    assert missing == []


def test_the_page_of_rules_is_the_one_that_the_rules_give() -> None:
    page = (ROOT / "docs" / "telaah.md").read_text(encoding="utf-8")
    assert page == describe_telaah()
    assert set(re.findall(r"^### (T-\d+) ", page, re.MULTILINE)) == set(kata())
