"""The workbook for a rekap: what staff ask for on its home sheet, and writing what was found into its sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from lkjip_xl.book.findings import show
from lkjip_xl.book.grid import Book, CannotRun, Grid, Value
from lkjip_xl.book.identity import check_rekap
from lkjip_xl.book.reader import FormData, read_isian
from lkjip_xl.book.rekap.beranda import BERANDA_REKAP, FAKTA, FOLDER_TERBANYAK, ISIAN_REKAP, PENGATURAN_REKAP
from lkjip_xl.book.rekap.lembar import ANTARINSTANSI, NAMA_LEMBAR, PERHATIAN, TIDAK_TERBACA
from lkjip_xl.book.schema import BERANDA
from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal, tulis_waktu
from lkjip_xl.domain.nilai.terbilang import rupiah
from lkjip_xl.jobs.rekap.hasil import Perhatian, Pilihan, Rekap, TemuanSilang, TidakTerbaca, baris

DISEBUT = 5
"""How many files, findings and offices a message names."""
_SARAN = "saran"
_JAUH = "://"
"""What tells an address from a path: a workbook of others must not send this program out into the net."""
_TERLARANG = re.compile(r'[<>:"/\\|?*\x00-\x1f]')

Halaman = Mapping[str, Sequence[Sequence[Value]]]
"""The rows of sheets from A1 on, by the name of the sheet."""


@record(frozen=True)
class Permintaan:
    """What staff ask for: the folders to be read, the region as it is to be printed, and what the rekap is about.

    ``kabupaten`` is empty where it is that of the workbooks.
    """

    folder: tuple[str, ...]
    kabupaten: str
    pilihan: Pilihan

    def disebut(self, rekap: Rekap) -> Rekap:
        """The rekap under the name of the region that staff have typed."""
        return replace(rekap, nama_wilayah=self.kabupaten) if self.kabupaten else rekap


def baca_permintaan(book: Grid, folder: str, hari_ini: date) -> Permintaan:
    """What stands on the home sheet.

    ``folder`` is that of the workbook, empty where nobody knows it: where no folder is typed, it is meant, and what is
    typed may begin there. Raises `CannotRun` where the workbook is not one for a rekap, or an answer cannot be read.
    """
    check_rekap(book)
    isian = read_isian(book, (ISIAN_REKAP,), (BERANDA,))
    for item in show(isian.findings, isian):
        if item.tingkat != _SARAN:
            raise CannotRun(f"{item.tempat}: {item.temuan} {item.tindakan}")
    form = isian.forms[PENGATURAN_REKAP.key]
    return Permintaan(_folder(form, folder), form.text("kabupaten"), _pilihan(form, hari_ini))


def _folder(form: FormData, own: str) -> tuple[str, ...]:
    typed = [form.text(f"folder_{number}") for number in range(1, FOLDER_TERBANYAK + 1)]
    if far := next((path for path in typed if _JAUH in path), ""):
        raise CannotRun(f"{far} bukan folder. Tombol rekap hanya membaca folder di komputer ini atau di jaringan "
                        "kantor; alamat lain dibaca dengan: lkjip rekap ALAMAT --ke REKAP.xlsx")
    found = tuple(dict.fromkeys(str(Path(own) / path) for path in typed if path))
    if not found and not own:
        raise CannotRun("Folder buku kerja ini tidak diketahui. Klik Pilih Folder untuk menyebutkan folder buku kerja "
                        "instansi, lalu ulangi.")
    return found or (own,)


def _pilihan(form: FormData, hari_ini: date) -> Pilihan:
    per, apbd = form.values.get("per"), form.values.get("apbd")
    return Pilihan(per if isinstance(per, date) else hari_ini, form.year("tahun"),
                   int(apbd) if isinstance(apbd, Decimal) else None)


def tulis_rekap(book: Book, rekap: Rekap, halaman: Halaman, saat: datetime) -> None:
    """Write every sheet of a rekap, and the facts of the home sheet.

    Raises `CannotRun` where the workbook lacks one of the sheets.
    """
    _refuse_if_incomplete(book)
    for name in NAMA_LEMBAR:
        book.replace(name, halaman[name])
    _write_facts(book, list(_facts(rekap, saat)))


def tulis_temuan(book: Book, rekap: Rekap, halaman: Halaman) -> None:
    """Write the findings of several workbooks together and how many there are, and nothing else."""
    _refuse_if_incomplete(book)
    book.replace(ANTARINSTANSI.name, halaman[ANTARINSTANSI.name])
    book.write(BERANDA, BERANDA_REKAP.facts_row + FAKTA.index("Temuan antarinstansi"), BERANDA_REKAP.value_column,
               [[_silang(rekap)]])


def _refuse_if_incomplete(book: Grid) -> None:
    lost = [name for name in NAMA_LEMBAR if name not in book.sheets]
    if lost:
        raise CannotRun(f"Lembar {', '.join(lost)} tidak ada di buku kerja rekap ini. Kembalikan namanya, atau pakai "
                        "salinan baru rekap.xlsm.")


def _write_facts(book: Book, facts: Sequence[str]) -> None:
    book.write(BERANDA, BERANDA_REKAP.facts_row, BERANDA_REKAP.value_column, [[fact] for fact in facts])


def _facts(rekap: Rekap, saat: datetime) -> Iterator[str]:
    """What stands beside `FAKTA`."""
    facts = rekap.ringkasan
    first = _first_offices(rekap)
    yield tulis_waktu(saat)
    yield (f"{facts.instansi} instansi, {rekap.nama_wilayah}, tahun {rekap.tahun}, keadaan per "
           f"{tulis_tanggal(rekap.per)}")
    yield str(facts.terbaca)
    yield f"{facts.tak_terbaca}; lihat lembar {TIDAK_TERBACA.name}" if facts.tak_terbaca else "tidak ada"
    yield _silang(rekap)
    yield f"{'; '.join(first)} (lihat lembar {PERHATIAN.name})" if first else "tidak ada"
    yield hasil(rekap)


def _silang(rekap: Rekap) -> str:
    count = len(rekap.temuan_silang)
    return f"{count}; lihat lembar {ANTARINSTANSI.name}" if count else "tidak ada"


def _first_offices(rekap: Rekap) -> list[str]:
    return list(dict.fromkeys(row.instansi for row in baris(rekap.perhatian, Perhatian)))[:DISEBUT]


def hasil(rekap: Rekap) -> str:
    """The main figures in one sentence."""
    facts = rekap.ringkasan
    if facts.capaian is None:
        return "Belum ada capaian yang dapat dihitung."
    kategori = f" ({facts.kategori})" if facts.kategori else ""
    money = (f"; serapan {_persen(facts.serapan)} dari pagu {rupiah(Decimal(facts.pagu))}"
             if facts.serapan is not None and facts.pagu is not None else "")
    return f"Rata-rata capaian {_persen(facts.capaian)}{kategori}{money}."


def _persen(value: float) -> str:
    return f"{tulis_angka(Decimal(str(value)), digits=2)} %"


def kalimat(rekap: Rekap) -> str:
    """What was read, in one sentence."""
    facts = rekap.ringkasan
    return (f"{facts.terbaca} buku kerja terbaca, {facts.tak_terbaca} tidak ikut dihitung. "
            f"{facts.instansi} instansi, {rekap.nama_wilayah}, tahun {rekap.tahun}.")


def rincian(rekap: Rekap) -> list[str]:
    """What staff should know first: the main figures, what was not read and why, who needs help."""
    lost = [f"• {row.berkas}: {row.alasan}" for row in baris(rekap.tidak_terbaca, TidakTerbaca)]
    offices = [f"• {row.instansi}: {row.alasan}" for row in _heaviest(rekap)]
    return [hasil(rekap), *_part("Tidak ikut dihitung", lost, TIDAK_TERBACA.name),
            *_part("Perlu perhatian dahulu", offices, PERHATIAN.name),
            f"Temuan antarinstansi: {_silang(rekap)}."]


def temuan_pertama(rekap: Rekap) -> list[str]:
    """The first findings of several workbooks together, and where the rest are."""
    found = [f"• {row.kode} {row.instansi}: {row.temuan} {row.tindakan}"
             for row in baris(rekap.temuan_silang, TemuanSilang)]
    return list(_part("Temuan antarinstansi", found, ANTARINSTANSI.name)) or ["Tidak ada temuan antarinstansi."]


def _heaviest(rekap: Rekap) -> Iterator[Perhatian]:
    """The heaviest reason of each office, which is its first."""
    seen: set[tuple[str, str]] = set()
    for row in baris(rekap.perhatian, Perhatian):
        if (row.instansi, row.kabupaten) not in seen:
            seen.add((row.instansi, row.kabupaten))
            yield row


def _part(what: str, lines: Sequence[str], sheet: str) -> Iterator[str]:
    if lines:
        yield f"{what} ({len(lines)}):"
        yield from lines[:DISEBUT]
        yield f"Selengkapnya di lembar {sheet}."


def nama_ekspor(rekap: Rekap) -> str:
    """The name of the printed rekap without its ending."""
    return _TERLARANG.sub(" ", f"REKAP {rekap.nama_wilayah} {rekap.tahun}").strip()[:100]
