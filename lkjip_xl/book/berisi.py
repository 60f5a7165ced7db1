"""Whether an output sheet says anything of the office, and whether it belongs to the report at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from lkjip_xl.book.gaya import daftar_gaya, gaya
from lkjip_xl.book.grid import Value, is_blank
from lkjip_xl.book.schema import KOSONG, OUT_FIRST_COLUMN, OUTPUT_SHEETS, TAK_BERISI, Format, OutputSheet, output_sheet
from lkjip_xl.book.tables.anggaran import TANPA_PROGRAM
from lkjip_xl.book.tables.line import Line, Lines
from lkjip_xl.domain.hitungan.hitung import Hasil

_ANGKA: frozenset[Format] = frozenset(("ukuran", "angka", "persen", "serapan", "rupiah", "bulat"))
_POKOK: Mapping[str, tuple[str, ...]] = {
    "banding_lalu": ("lalu",),
    "banding_akhir": ("akhir",),
    "banding_opd": ("nilai",),
    "banding_tiga": ("target_2", "realisasi_2", "target_1", "realisasi_1"),
    "kemajuan": ("akhir",),
    "keluaran": ("target", "realisasi"),
    "analisis": ("analisis", "solusi"),
    "efisiensi": ("nilai",),
    "penunjang": ("program",),
}
"""The columns that a table is printed for; where they are empty, what stands beside them stands elsewhere too."""
_KATA_KOSONG = (KOSONG, "belum diisi", TANPA_PROGRAM)

SEPASANG: Mapping[str, str] = {
    "renstra": "renstra_enam", "renstra_enam": "renstra", "banding_tiga": "banding_tahun",
    "banding_tahun": "banding_tiga", "lampiran_renaksi": "lampiran_renaksi_bulan",
    "lampiran_renaksi_bulan": "lampiran_renaksi", "lampiran_renaksi_program": "lampiran_renaksi_program_bulan",
    "lampiran_renaksi_program_bulan": "lampiran_renaksi_program",
}
"""Sheets of which a report has only one, by what was entered or set."""
_DARI: Mapping[str, str] = {
    **dict.fromkeys(("pegawai_pendidikan", "pegawai_golongan", "pegawai_jabatan", "pegawai_pangkat"), "Pegawai"),
    **dict.fromkeys(("keluaran", "realisasi_belanja", "realisasi_anggaran", "program_pagu", "penunjang"),
                    "Program Anggaran"),
    "sarpras": "Sarpras", "banding_opd": "Pembanding", "analisis": "Analisis", "komposisi_belanja": "Belanja",
    "anggaran_tahunan": "Anggaran Lalu", "lampiran_renaksi_langkah": "langkah rencana aksi di Indikator",
}
"""The input sheet that a table waits for; the others wait for Indikator."""
TETAP = frozenset(("narasi",))
"""Sheets that are there to work with, whatever the style."""


def berisi(sheet: OutputSheet, lines: Iterable[Line]) -> bool:
    """Whether a sheet says anything: a figure in its number columns, or a text where it has none; no mere dashes."""
    keys = [column.key for column in sheet.columns]
    wanted = _POKOK.get(sheet.key) or tuple(c.key for c in sheet.columns if c.format in _ANGKA) or keys[1:] or keys
    places = [keys.index(key) for key in wanted]
    return any(_says(line.cells[place]) for line in lines if line.level not in (*TAK_BERISI, "grup")
               for place in places if place < len(line.cells))


def _says(value: Value) -> bool:
    return not is_blank(value) and value not in _KATA_KOSONG


def tercetak(rows: Iterable[tuple[Value, ...]]) -> Iterator[Line]:
    """The lines that stand on a sheet, of rows from column A on."""
    return (Line(str(row[0]), tuple(row[OUT_FIRST_COLUMN - 1:])) for row in rows if row and row[0] is not None)


def lembar_lain(hasil: Hasil, made: Mapping[str, Lines]) -> dict[str, str]:
    """The output sheets that do not belong to the report of the office by name, each with the reason in few words.

    ``made`` are the lines of all output sheets by the key of the sheet.
    """
    filled = {sheet.key for sheet in OUTPUT_SHEETS if berisi(sheet, made[sheet.key])}
    reasons = {sheet.name: _reason(hasil, sheet, filled) for sheet in OUTPUT_SHEETS if sheet.key not in TETAP}
    return {name: reason for name, reason in reasons.items() if reason}


def _reason(hasil: Hasil, sheet: OutputSheet, filled: Collection[str]) -> str:
    own = gaya(hasil.laporan.pengaturan.gaya).tabel | (
        {"efisiensi"} if hasil.laporan.pengaturan.efisiensi_lain else set())
    if not sheet.lampiran and sheet.key not in own:
        return next((f"gaya {other.nama}" for other in daftar_gaya() if sheet.key in other.tabel),
                    "tidak dipakai dalam laporan")
    return "" if sheet.key in filled else sebab_kosong(sheet, filled)


def sebab_kosong(sheet: OutputSheet, filled: Collection[str]) -> str:
    """Why a sheet says nothing, in few words; ``filled`` are the keys of those that do."""
    other = SEPASANG.get(sheet.key, "")
    if other in filled:
        return f"yang dipakai {output_sheet(other).name}"
    if sheet.key.startswith("lampiran_pkp_"):
        return "tidak ada PK Perubahan"
    if sheet.key.startswith("lampiran_pk_"):
        return "tidak ada PK Murni"
    return f"belum ada isian {_DARI.get(sheet.key, 'Indikator')}"
