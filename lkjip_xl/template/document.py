"""The generated pages of ``docs``: sheets, checks, rules of the telaah, and the tables of a rekap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

from lkjip_xl.domain.nilai.metode import daftar_metode
from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.domain.rekap.arti import arti
from lkjip_xl.domain.rekap.kelengkapan import daftar_kelengkapan
from lkjip_xl.domain.rekap.tabel import DALAM, TABEL
from lkjip_xl.domain.telaah.catatan import Kata, kata
from lkjip_xl.domain.temuan import messages
from lkjip_xl.jobs.skema import skema

_HEAD = """# Lembar, tabel, dan kolom

Halaman ini dibuat dari `lkjip_xl/book/schema/` dengan `make template`; jangan disunting. Data yang sama untuk program
lain: `lkjip skema --json`. Tanda * berarti wajib diisi.
"""


def describe() -> str:
    """The whole page as Markdown."""
    data = skema()
    lines = [_HEAD, "## Lembar isian", ""]
    for sheet in data["isian"]:
        lines += [f"### {sheet['lembar']}", "", sheet["isi"], ""]
        for form in sheet["formulir"]:
            lines += [f"**{form['judul']}**", "", "| Sel | Pertanyaan | Jenis | Keterangan |", "|---|---|---|---|"]
            lines += [_row(f["sel"], f["label"] + _star(f), f["jenis"], f["bantuan"] + _options(f))
                      for f in form["isian"]]
            lines.append("")
        for table in sheet["tabel"]:
            rows = f"{table['baris_pertama']} sampai {table['baris_terakhir']}"
            lines += [f"**{table['judul']}** (judul kolom di baris {table['baris_judul']}, isian baris {rows})", "",
                      "| Kolom | Judul | Jenis | Keterangan |", "|---|---|---|---|"]
            lines += [_row(c["huruf"], c["label"] + _star(c), c["jenis"], c["bantuan"] + _options(c))
                      for c in table["kolom"]]
            lines.append("")
    return "\n".join([*lines, *_scales(), *_outputs(data), *_findings()]) + "\n"


def _scales() -> Iterator[str]:
    """The scales and the levels of efficiency: the ranges as they are printed, beside those of the regulation."""
    yield "## Skala"
    yield ""
    yield ("Rentang tercetak dibuat dari batasnya dengan banyaknya desimal kantor (di sini dua), tanpa celah dan tanpa "
           "tumpang tindih.")
    yield ""
    yield "| Skala | Dasar | Kategori | Rentang tercetak | Rentang menurut aturannya |"
    yield "|---|---|---|---|---|"
    for scale in (*daftar_skala(), *(metode.skala for metode in daftar_metode())):
        for level in scale.tingkat:
            yield _row(scale.nama, scale.dasar, level.kategori, level.rentang, level.rentang_asli)
    yield ""


def _outputs(data: dict[str, Any]) -> Iterator[str]:
    yield "## Lembar hasil"
    yield ""
    yield "| Lembar | Judul | Baris pertama | Kolom |"
    yield "|---|---|---|---|"
    for sheet in data["hasil"]:
        columns = "; ".join(f"{c['huruf']} {c['judul']}" for c in sheet["kolom"])
        yield _row(sheet["lembar"], sheet["judul"], str(sheet["baris_pertama"]), columns)
    yield ""
    yield "Kolom A (tersembunyi) menyebut jenis baris: " + "; ".join(
        f"`{level}` {meaning}" for level, meaning in data["baris_hasil"].items()) + "."
    yield ""


def _findings() -> Iterator[str]:
    yield "## Temuan"
    yield ""
    yield "| Kode | Tingkat | Temuan | Seharusnya | Yang perlu dilakukan |"
    yield "|---|---|---|---|---|"
    for code, message in sorted(messages().items()):
        yield _row(code, message.tingkat, message.pesan, message.seharusnya, message.tindakan)


_CHECKS = """# Pemeriksaan

Halaman ini dibuat dari `lkjip_xl/domain/aturan` dengan `make template`; jangan disunting. Pemeriksaan dijalankan oleh
tombol Periksa, tombol Hitung Ulang, dan `lkjip periksa`. *Galat* berarti ada angka yang pasti salah atau tidak ada,
*peringatan* berarti mungkin salah, *saran* berarti sebaiknya diperbaiki. *Naskah* berarti angka yang dikutip di lembar
Angka Tercetak tidak cocok dengan isian: selisih itu ada di naskah lama dan tidak di hasil buku kerja ini, maka dihitung
tersendiri, tidak menahan ekspor dan laporan, dan tidak mengubah kode keluar. `hitung` dan `periksa` keluar dengan kode
0 bila tidak ada galat, 1 bila ada galat yang belum diterima dengan alasan, dan 2 bila tidak dapat dijalankan.

Sebuah temuan dapat diterima dengan menulis alasannya di kolom “Diterima karena” pada lembar Periksa; temuannya tetap
terdaftar, di bagian tersendiri.
"""
_FAMILIES = {
    "K-1": "Kelengkapan", "K-2": "Kesesuaian antardokumen", "K-3": "Nama", "K-4": "Jumlah dan susunan",
    "K-5": "Anggaran", "K-6": "Kinerja", "K-7": "Naskah", "K-8": "Angka tercetak", "H-": "Saat menghitung",
    "B-": "Saat membaca lembar",
}


def describe_checks() -> str:
    """The page ``docs/pemeriksaan.md``: every code with its rule, basis, an example of the defect, and the remedy."""
    lines = [_CHECKS]
    for prefix, title in _FAMILIES.items():
        codes = {code: message for code, message in sorted(messages().items()) if code.startswith(prefix)}
        lines += [f"## {title}", "", "| Kode | Tingkat | Aturan | Dasar | Contoh cacat | Yang perlu dilakukan |",
                  "|---|---|---|---|---|---|"]
        lines += [_row(code, m.tingkat, m.aturan or f"Seharusnya {m.seharusnya}.", m.dasar or "Isian buku kerja",
                       m.cacat or m.pesan, m.tindakan) for code, m in codes.items()]
        lines.append("")
    return "\n".join(lines)


_TELAAH = """# Telaah naskah

Halaman ini dibuat dari `lkjip_xl/domain/aturan/telaah` dengan `make template`; jangan disunting. Telaah membaca naskah
laporan (`lkjip telaah`) dan menandai setiap tempat yang bertentangan dengan tempat lain di naskah itu, atau dengan buku
kerja bila bukunya disebut. *Galat* berarti dua hal di naskah tidak mungkin benar bersama-sama, *peringatan* berarti
kemungkinan besar demikian, *saran* berarti sebaiknya dilihat. Aturan yang tidak dapat memutuskan sendiri menurunkan
tingkatnya menjadi saran. `telaah` keluar dengan kode 0 bila tidak ada galat, 1 bila ada, dan 2 bila tidak dapat
dijalankan.
"""
_JUDUL_RUMPUN = ("Hitungan", "Satu hal dua angka", "Kalimat", "Skala dan kategori", "Cacah", "Daftar depan dan isi",
                 "Tahun dan tanggal", "Nama", "Sisa naskah lain", "Cara menulis", "Penomoran", "Bagian kosong",
                 "Identitas", "Tindak lanjut", "Efisiensi", "Buku kerja")
"""What the families of rules are called, in their order."""


def describe_telaah() -> str:
    """The page ``docs/telaah.md``: every rule with its basis, severity, both cases, and what looks like its defect."""
    lines = [_TELAAH]
    for number, title in enumerate(_JUDUL_RUMPUN, 1):
        codes = {code: words for code, words in kata().items() if int(code[2:-2]) == number}
        lines += [f"## {number}. {title}", ""]
        for code, words in sorted(codes.items()):
            lines += [*_rule(code, words), ""]
    return "\n".join(lines)


def _rule(code: str, words: Kata) -> Iterator[str]:
    yield f"### {code} ({words.tingkat})"
    yield ""
    yield words.aturan
    yield ""
    told = {"Dasar": words.dasar, "Yang dikatakan": _BRACES.sub("…", words.pesan),
            "Yang perlu dilakukan": _BRACES.sub("…", words.tindakan), "Contoh cacat": words.cacat,
            "Contoh baik": words.baik, "Bukan cacat": words.kecuali}
    yield from (f"- *{label}*: {_line(text)}" for label, text in told.items() if text)


_BRACES = re.compile(r"\{\w+\}")


def _line(text: str) -> str:
    """A text on one line, in which nothing is Markdown."""
    return re.sub(r"([*_<\[\]|`])", r"\\\1", " ".join(text.split()))


_REKAP = """# Tabel rekap

Halaman ini dibuat dari `lkjip_xl/domain/rekap/tabel.py` dan `lkjip_xl/domain/aturan/rekap` dengan `make template`;
jangan disunting. `lkjip rekap FOLDER --ke REKAP.xlsx --data DIR` menulis setiap tabel di bawah sebagai berkas Parquet
di DIR, untuk pandas, DuckDB, dan program BI. Kolom `buku` menghubungkan tabel. Sel kosong berarti tidak ada, bukan 0.
Persentase seperti tercetak (83.55 berarti 83,55 %), uang dalam rupiah utuh. Tidak ada NIP, nama orang, dan teks
analisis di dalamnya.
"""
_REKAP_DALAM = """Tabel berikut hanya dipakai rekap sendiri dan tidak ditulis ke DIR.
"""


def describe_rekap() -> str:
    """The page ``docs/rekap-tabel.md``: every column of every table with type, unit and meaning; the parts asked."""
    lines = [_REKAP, *_tables(TABEL), "## Kelengkapan", "", "| Kolom | Bagian | Cara menghitung |", "|---|---|---|",
             *(_row(f"`{key}`", part.nama, part.arti) for key, part in daftar_kelengkapan().items()), "",
             "## Tabel dalam", "", _REKAP_DALAM, *_tables(DALAM)]
    return "\n".join(lines)


def _tables(tables: Mapping[str, type]) -> Iterator[str]:
    for name, kind in tables.items():
        yield from (f"## {name}" if name in TABEL else f"### {name}", "", "| Kolom | Jenis | Satuan | Arti |",
                    "|---|---|---|---|")
        words, kinds = arti()[name], get_type_hints(kind)
        yield from (_row(f"`{key}`", _kind(kinds[key]), words[key].satuan, words[key].arti) for key in kinds)
        yield ""


def _kind(hint: object) -> str:
    """The type of a column in a word; one that may be empty says so."""
    names = {str: "teks", int: "bilangan bulat", float: "angka", bool: "benar/salah"}
    own = next(one for one in (*get_args(hint), hint) if one in names)
    return names[own] + (" atau kosong" if type(None) in get_args(hint) else "")


def _star(column: dict[str, Any]) -> str:
    return " *" if column["wajib"] else ""


def _options(column: dict[str, Any]) -> str:
    if "pilihan" in column:
        return " Pilihan: " + "; ".join(column["pilihan"]) + "."
    return ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |"
