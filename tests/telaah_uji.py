"""How much of what is planted into reports the telaah finds; ``make telaah-uji`` writes docs/uji-telaah.md.

Not a test. Into the reports of several offices, in both house styles, errors are planted one at a time; each document
is read as any other, as Word and some as PDF, with and without its workbook.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from laporan_uji import ISIAN_KANTOR, buku_kantor
from salah_tanam import BANYAK, Tanaman, tanam, tanaman

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.telaah import remarks
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.banding import bandingkan
from lkjip_xl.domain.telaah.catatan import Remark, kata
from lkjip_xl.domain.telaah.dokumen import Dokumen, Letak
from lkjip_xl.engines.document.docx import docx, tulis_docx
from lkjip_xl.engines.naskah.ulang import read_dokumen, read_written
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.laporan import laporan
from lkjip_xl.jobs.telaah_buku import kebenaran_buku
from lkjip_xl.template.build import build

ROOT = Path(__file__).parents[1]
SEED = 2024
KANTOR = tuple(name for name in ISIAN_KANTOR if "wajib" not in name and "terkecil" not in name)
"""The offices whose reports are long enough to plant into."""
TANAMAN_PDF = 16
"""How many plants of a report are read as PDF too; every fifth report is."""


@dataclass(frozen=True)
class Asli:
    """A report before anything was planted: its content, and what its workbook says."""

    nama: str
    isi: bytes
    hasil: Hasil
    acuan: Dokumen

    def telaah(self, dokumen: Dokumen) -> list[Remark]:
        """The remarks on a document beside the workbook of the report."""
        return list(remarks(Bahan(dokumen, self.hasil, self.acuan)))


@dataclass(frozen=True)
class Nasib:
    """What became of a plant: found (``galat`` also stands for peringatan), only advised on, or missed; and new remarks
    above saran elsewhere."""

    bentuk: str
    kantor: str
    salah: Tanaman
    tanpa: str
    dengan: str
    lain: tuple[str, ...]


def asli(folder: Path, template: Path, name: str) -> Asli:
    """The report of an office, with the pages of its front lists."""
    path = buku_kantor(template, folder, name)
    with open_book(path) as book:
        content = laporan(book, tulis_docx, tetap=True).isi
        return Asli(name, content, *kebenaran_buku(book, docx, read_written))


Baca = Callable[[Sequence[bytes]], list[Dokumen]]
"""What reads Word documents, as they are or as PDF."""


def _sebagai_word(contents: Sequence[bytes]) -> list[Dokumen]:
    return [read_written(content) for content in contents]


def _sebagai_pdf(contents: Sequence[bytes]) -> list[Dokumen]:
    """The same by the PDF that LibreOffice makes of each, all in one run."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names = [folder / f"{index}.docx" for index in range(len(contents))]
        for name, content in zip(names, contents, strict=True):
            name.write_bytes(content)
        subprocess.run([str(shutil.which("soffice")), f"-env:UserInstallation=file://{folder}/profil", "--headless",
                        "--convert-to", "pdf", "--outdir", place, *map(str, names)], check=True, capture_output=True)
        return [read_dokumen(name.with_suffix(".pdf")) for name in names]


def uji(report: Asli, plants: Sequence[Tanaman], bentuk: str, baca: Baca) -> Iterator[Nasib]:
    """What becomes of each plant in a report."""
    made = [(one, content) for one in plants if (content := tanam(report.isi, one))]
    base, *documents = baca([report.isi, *(content for _, content in made)])
    print(f"{bentuk}, {report.nama}: {len(made)}", file=sys.stderr)
    before = Counter(map(_kunci, report.telaah(base)))
    for (one, _), document in zip(made, documents, strict=True):
        yield _nasib(report, one, bentuk, base, document, before)


def _nasib(report: Asli, one: Tanaman, bentuk: str, base: Dokumen, document: Dokumen, before: Counter[object]) -> Nasib:
    left, new = Counter(before), []
    for remark in report.telaah(document):
        if left[_kunci(remark)]:
            left[_kunci(remark)] -= 1
        else:
            new.append(remark)
    blocks = _berubah(one, base, document)
    here = [remark for remark in new if any(place.letak.blok in blocks for place in remark.tempat)]
    own = [remark for remark in here if not _dari_buku(remark)]
    elsewhere = tuple(f"{remark.kode} {dict(remark.args)}" for remark in new
                      if remark not in here and _berat(remark) != "saran" and remark.tempat)
    return Nasib(bentuk, report.nama, one, _ditemukan(own), _ditemukan(here), elsewhere)


def _berubah(one: Tanaman, base: Dokumen, document: Dokumen) -> set[int]:
    """The blocks in which a document differs, and that of the plant where it is read as it was planted."""
    found = bandingkan(base, document)
    own = found.padanan.get(Letak(one.letak.blok)) if base.jenis == "docx" else None
    changed = {place.letak.blok for change in found.perubahan for place in (change.baru or change.lama,) if place}
    return changed | ({own.blok} if own else set())


def _kunci(one: Remark) -> object:
    return one.kode, one.pokok, tuple(place.kutipan for place in one.tempat)


def _dari_buku(one: Remark) -> bool:
    return one.kode.startswith("T-16")


def _berat(one: Remark) -> str:
    return one.tingkat or kata()[one.kode].tingkat


def _ditemukan(found: Iterable[Remark]) -> str:
    weights = {_berat(one) for one in found}
    return "ditemukan" if weights - {"saran"} else "saran" if weights else "luput"


# What is told

KEPALA = """# Uji telaah: kesalahan yang ditanam

Halaman ini dibuat dengan `make telaah-uji`; jangan disunting. Ke dalam laporan yang ditulis program dari beberapa
kantor dan kedua gaya, satu angka, kata, tahun, nama, atau entri daftar diubah setiap kali (acak tetap, benih {seed}),
lalu naskahnya ditelaah seperti naskah lain: tanpa buku kerja dan dengan buku kerjanya. *Terbukti dari naskah* berarti
tempat lain di naskah itu menunjukkan kesalahannya: angka yang sama tercetak di tempat lain, baris atau jumlah yang
dapat dihitung ulang, terbilang, skala, judul di badan naskah. Tandanya ditetapkan oleh `tests/salah_tanam.py`, bukan
oleh aturan telaah. *Ditemukan* berarti ada catatan baru bertingkat galat atau peringatan pada paragraf atau tabel yang
diubah.
"""


def halaman(fates: Sequence[Nasib]) -> str:
    """The page docs/uji-telaah.md."""
    lines = [KEPALA.format(seed=SEED)]
    for bentuk in dict.fromkeys(one.bentuk for one in fates):
        these = [one for one in fates if one.bentuk == bentuk]
        reports = tuple(dict.fromkeys(one.kantor for one in these))
        lines += [f"## {bentuk} ({len(reports)} laporan, {len(these)} kesalahan)", ""]
        lines += [f"Laporan: {'; '.join(reports)}.", "", _BARIS.format(
            "Yang diubah", "Ditanam", "Terbukti dari naskah", "Ditemukan", "Hanya saran", "Bagian ditemukan",
            "Lainnya ditemukan", "Dengan buku: ditemukan", "Catatan baru di tempat lain"), "|---|" + "---:|" * 8]
        lines += [_baris(kind, [one for one in these if one.salah.jenis == kind]) for kind in BANYAK]
        lines += [_baris("semua", these), ""]
    return "\n".join(lines)


_BARIS = "| " + " | ".join(["{}"] * 9) + " |"


def _baris(kind: str, these: Sequence[Nasib]) -> str:
    proven = [one for one in these if one.salah.terbukti]
    found = sum(one.tanpa == "ditemukan" for one in proven)
    return _BARIS.format(
        kind, len(these), len(proven), found, sum(one.tanpa == "saran" for one in proven), _persen(found, len(proven)),
        sum(one.tanpa == "ditemukan" for one in these if not one.salah.terbukti),
        _persen(sum(one.dengan == "ditemukan" for one in these), len(these)), sum(len(one.lain) for one in these))


def _persen(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _rinci(fates: Iterable[Nasib]) -> Iterator[str]:
    """Every plant that was missed though the document shows it, or with its workbook, and every remark elsewhere."""
    for one in fates:
        plant = one.salah
        words = plant.teks[max(0, plant.mulai - 60):plant.mulai + 60].replace("\n", " ")
        missed = [name for name, bad in (("naskah", plant.terbukti and one.tanpa != "ditemukan"),
                                         ("buku", one.dengan != "ditemukan")) if bad]
        if missed:
            yield (f"LUPUT {'+'.join(missed)} [{one.bentuk}, {one.kantor}] {plant.jenis} {plant.letak}: "
                   f"{plant.lama} -> {plant.baru} ({one.tanpa}/{one.dengan}) …{words}…")
        yield from (f"LAIN [{one.bentuk}, {one.kantor}] {plant.jenis} {plant.lama} -> {plant.baru}: {other}"
                    for other in one.lain)


def main() -> int:
    """Plant, read, count, write the page; ``--rinci`` names what was missed, ``--kantor`` takes only some offices."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rinci", action="store_true")
    parser.add_argument("--kantor", default="", help="a part of the names of the offices")
    parser.add_argument("--tanpa-pdf", action="store_true")
    options = parser.parse_args()
    fates: list[Nasib] = []
    with tempfile.TemporaryDirectory() as place:
        template = Path(place) / "lkjip.xlsx"
        template.write_bytes(build())
        for index, name in enumerate(KANTOR):
            pdf = index % 5 == 0 and not options.tanpa_pdf
            if options.kantor not in name:
                continue
            found = list(_kantor(asli(Path(place), template, name), index, pdf=pdf))
            fates += found
            print(*(_rinci(found) if options.rinci else (f"{name}: {len(found)}",)), sep="\n", flush=True)
    page = halaman(sorted(fates, key=lambda one: one.bentuk != "Word"))
    print(f"\n{page}")
    if not options.kantor and not options.tanpa_pdf:
        (ROOT / "docs" / "uji-telaah.md").write_text(page, encoding="utf-8")
    return 0


def _kantor(report: Asli, index: int, *, pdf: bool) -> Iterator[Nasib]:
    plants = tanaman(read_written(report.isi), SEED + index)
    yield from uji(report, plants, "Word", _sebagai_word)
    if pdf:
        step = max(1, len(plants) // TANAMAN_PDF)
        yield from uji(report, plants[::step], "PDF", _sebagai_pdf)


if __name__ == "__main__":
    sys.exit(main())
