"""The sheets of a rekap: columns, headings, widths and titles; the printed file and the rekap workbook follow them.

A sheet lies as every output sheet does: titles, headings from row 5 on, the table from column D on, and in the hidden
columns A, B and C what a row is, the colour of its kategori, and its decimals. Ringkasan has a layout of its own.
"""

from __future__ import annotations

from lkjip_xl.book.schema import Format, OutColumn, OutputSheet
from lkjip_xl.domain.nilai.record import record

BERWARNA = ("kategori", "tingkat", "keadaan")
"""The columns, by key, that wear the colour of their row."""
LEVEL_WARNA = "warna"
"""The level of a row under a table that says what a colour means, in its second cell."""
WARNA_LAMPU = {"siap": 1, "belum lengkap": 3, "kosong": 5}
"""The colour of a light, counted from 1; a part of a workbook wears it by its percentage: 100, between, 0."""
PETA_TERBANYAK = 30
"""The most indicators that the map of offices and indicators has columns for."""
PETA_JARAK = 3
"""So many columns lie between that map and the hidden numbers of the colours of its cells."""
BARIS_EXCEL = 1_048_576
"""Excel has no more rows."""


def _sheet(key: str, name: str, title: str, *columns: OutColumn, numbered: bool = True) -> OutputSheet:
    return OutputSheet(key, name, 0, title, columns, traced=False, numbered=numbered)


def _column(key: str, heading: str, width: float, shape: Format = "teks", *, di: str = "") -> OutColumn:
    """A column; ``di`` is the heading that it shares with its neighbours."""
    return OutColumn(key, (di, heading) if di else (heading,), width, shape)


_NOMOR = _column("no", "No.", 6, "tengah")
_INSTANSI = _column("instansi", "Instansi", 44)
_KATEGORI = _column("kategori", "Kategori", 22, "tengah")

WILAYAH = _sheet(
    "wilayah", "Wilayah", "Rekap Menurut Kabupaten/Kota",
    _NOMOR, _column("kabupaten", "Kabupaten/kota", 40), _column("instansi", "Banyak instansi", 11, "bulat"),
    _column("kelengkapan", "Kelengkapan isian (%)", 13, "persen"),
    _column("capaian", "Rata-rata capaian (%)", 13, "persen"), _KATEGORI,
    _column("pagu", "Pagu (Rp)", 22, "rupiah"), _column("realisasi", "Realisasi (Rp)", 22, "rupiah"),
    _column("sisa", "Sisa (Rp)", 22, "rupiah"), _column("serapan", "Serapan (%)", 12, "serapan"))

KELENGKAPAN = _sheet(
    "kelengkapan", "Kelengkapan", "Kelengkapan Isian Buku Kerja",
    _NOMOR, _column("instansi", "Instansi", 42),
    *(_column(key, heading, 10.5, "persen", di="Isian yang sudah lengkap (%)") for key, heading in (
        ("renstra", "Renstra"), ("pk", "Perjanjian Kinerja"), ("rencana_aksi", "Rencana aksi"),
        ("tw1", "Realisasi TW I"), ("tw2", "Realisasi TW II"), ("tw3", "Realisasi TW III"),
        ("tw4", "Realisasi TW IV"), ("anggaran", "Anggaran"), ("analisis", "Analisis"),
        ("tindak_lanjut", "Tindak lanjut"), ("lampiran", "Lampiran"))),
    _column("kelengkapan", "Seluruh isian (%)", 11, "persen"), _column("keadaan", "Keadaan", 15, "tengah"))

CAPAIAN = _sheet(
    "capaian", "Capaian", "Capaian Kinerja Instansi dan Sasarannya",
    _NOMOR, _column("peringkat", "Peringkat", 11, "tengah"), _column("uraian", "Instansi / tujuan dan sasaran", 72),
    _column("indikator", "Banyak indikator", 11, "bulat"), _column("terukur", "Berangka capaian", 11, "bulat"),
    _column("capaian", "Capaian (%)", 13, "persen"), _KATEGORI,
    _column("capaian_lalu", "Capaian tahun lalu (%)", 13, "persen"),
    _column("selisih", "Naik / turun (poin)", 13, "persen"))

INDIKATOR = _sheet(
    "indikator", "Indikator", "Capaian Setiap Indikator Kinerja",
    _NOMOR, _column("instansi", "Instansi", 33), _column("sasaran", "Tujuan / sasaran", 43),
    _column("indikator", "Indikator", 40), _column("satuan", "Satuan", 11, "tengah"),
    _column("target", "Target", 11, "ukuran"), _column("realisasi", "Realisasi", 11, "ukuran"),
    _column("capaian", "Capaian (%)", 11, "persen"), _column("kategori", "Kategori", 16, "tengah"),
    _column("capaian_lalu", "Capaian tahun lalu (%)", 12, "persen"))


def peta(banyak: int = PETA_TERBANYAK) -> OutputSheet:
    """The map of offices and so many indicators, their names as headings: ``{i1}``, ``{i2}`` and so on.

    Right of it, `PETA_JARAK` columns away, the number of the colour of each cell stands in as many hidden columns.
    """
    width = min(max(round(150 / max(banyak, 1), 1), 5.2), 15)
    return _sheet("peta", "Peta Indikator", "Peta Capaian Instansi menurut Indikator (%)",
                  _NOMOR, _column("instansi", "Instansi", 36),
                  *(_column(f"i{place}", f"{{i{place}}}", width, "persen") for place in range(1, banyak + 1)),
                  numbered=False)


PETA = peta()

KATEGORI_INDIKATOR = _sheet(
    "kategori_indikator", "Kategori Indikator", "Banyak Indikator menurut Kategori Capaian",
    _NOMOR, _column("nama", "Instansi / indikator", 60), _column("banyak", "Banyak indikator", 11, "bulat"),
    *(_column(f"warna_{place}", f"{{warna_{place}}}", 13, "bulat", di="Kategori capaian") for place in range(1, 6)),
    _column("tanpa", "Tanpa kategori", 13, "bulat"), _column("rata_rata", "Rata-rata capaian (%)", 13, "persen"))
"""Its headings of kategori wear their colours."""

SERAPAN = _sheet(
    "serapan", "Serapan", "Serapan Anggaran",
    _NOMOR, _column("kode", "Kode", 16), _column("uraian", "Instansi / urusan / program", 62),
    _column("instansi", "Banyak instansi", 11, "bulat"), _column("pagu", "Pagu (Rp)", 22, "rupiah"),
    _column("realisasi", "Realisasi (Rp)", 22, "rupiah"), _column("sisa", "Sisa (Rp)", 22, "rupiah"),
    _column("serapan", "Serapan (%)", 12, "serapan"), _column("peringkat", "Peringkat", 11, "tengah"))

EFISIENSI = _sheet(
    "efisiensi", "Efisiensi", "Efisiensi Penggunaan Anggaran",
    _NOMOR, _INSTANSI, _column("metode", "Cara menghitung", 46), _column("capaian", "Capaian (%)", 14, "persen"),
    _column("serapan", "Serapan (%)", 14, "serapan"), _column("efisiensi", "Nilai efisiensi", 15, "persen"),
    _column("tingkat_efisiensi", "Tingkat", 28, "tengah"))

TEMUAN = _sheet(
    "temuan", "Temuan", "Temuan Pemeriksaan menurut Instansi dan Kode",
    _NOMOR, _column("kode", "Kode", 9, "tengah"), _column("uraian", "Instansi / contoh temuan", 80),
    *(_column(key, heading, 12, "bulat", di="Temuan yang masih terbuka") for key, heading in (
        ("galat", "Galat"), ("peringatan", "Peringatan"), ("saran", "Saran"), ("jumlah", "Jumlah"))),
    _column("diterima", "Diterima dengan alasan", 13, "bulat"), _column("instansi", "Banyak instansi", 11, "bulat"))

ANTARINSTANSI = _sheet(
    "temuan_silang", "Temuan Antarinstansi", "Pertentangan antara Buku Kerja Instansi",
    _NOMOR, _column("tingkat", "Tingkat", 12, "tengah"), _column("kode", "Kode", 8, "tengah"),
    _column("instansi", "Instansi", 32), _column("pokok", "Pokok", 28), _column("temuan", "Temuan", 62),
    _column("tindakan", "Tindakan", 42))

TINDAK_LANJUT = _sheet(
    "tindak_lanjut", "Tindak Lanjut", "Tindak Lanjut Rekomendasi Evaluasi",
    _NOMOR, _column("instansi", "Instansi", 56), _column("banyak", "Rekomendasi", 15, "bulat"),
    _column("selesai", "Sudah ditindaklanjuti", 15, "bulat"), _column("berbukti", "Di antaranya berbukti", 15, "bulat"),
    _column("terbuka", "Belum ditindaklanjuti", 15, "bulat"),
    _column("lewat", "Lewat waktu", 14, "bulat", di="Di antara yang belum"),
    _column("tanpa_tanggal", "Tanpa tanggal surat", 14, "bulat", di="Di antara yang belum"),
    _column("persen", "Selesai (%)", 12, "persen"))

PERHATIAN = _sheet(
    "perhatian", "Perlu Perhatian", "Instansi yang Perlu Dibantu Lebih Dahulu",
    _NOMOR, _column("alasan", "Instansi dan alasannya", 120), _column("bobot", "Bobot", 14, "bulat"))

TIDAK_TERBACA = _sheet(
    "tidak_terbaca", "Tidak Terbaca", "Berkas yang Tidak Ikut Dihitung",
    _NOMOR, _column("berkas", "Berkas", 70), _column("alasan", "Sebab", 90))

LEMBAR_REKAP: tuple[OutputSheet, ...] = (
    WILAYAH, KELENGKAPAN, CAPAIAN, INDIKATOR, PETA, KATEGORI_INDIKATOR, SERAPAN, EFISIENSI, TEMUAN, ANTARINSTANSI,
    TINDAK_LANJUT, PERHATIAN, TIDAK_TERBACA)
"""The tables of a rekap in the order of their sheets, which come after Ringkasan."""

JUDUL_REKAP = "Rekap LKjIP"
DATA_GRAFIK_TERBANYAK = 40
"""The most offices that a chart shows; of more, the highest and the lowest halves of so many."""
PERHATIAN_TERBANYAK = 5
"""How many offices that need help Ringkasan names."""

REKAP_FACTS: tuple[tuple[str, str, Format], ...] = (
    ("instansi", "Instansi yang direkap", "bulat"),
    ("tak_terbaca", "Berkas yang tidak ikut dihitung", "bulat"),
    ("siap", "Isian siap", "bulat"),
    ("belum_lengkap", "Isian belum lengkap", "bulat"),
    ("kosong", "Isian kosong", "bulat"),
    ("kelengkapan", "Rata-rata kelengkapan isian (%)", "persen"),
    ("capaian", "Rata-rata capaian kinerja (%)", "persen"),
    ("kategori", "Kategori", "teks"),
    ("pagu", "Pagu (Rp)", "rupiah"),
    ("realisasi", "Realisasi (Rp)", "rupiah"),
    ("sisa", "Sisa (Rp)", "rupiah"),
    ("serapan", "Serapan anggaran (%)", "serapan"),
    ("galat", "Galat yang masih terbuka", "bulat"),
    ("saran", "Peringatan dan saran terbuka", "bulat"),
    ("silang", "Temuan antarinstansi", "bulat"),
    ("tindak_lanjut", "Rekomendasi ditindaklanjuti", "teks"),
    ("lewat", "Rekomendasi lewat waktu", "bulat"),
)
"""The key figures of Ringkasan: key, label, how it is shown."""


@record(frozen=True)
class RingkasanRekap:
    """Where the cells of the first sheet lie; rows and columns counted from 1.

    From top to bottom: titles, one sentence, the key figures beside the list of sheets, the offices that need help
    first, notes, the charts. The data of the charts stand on the right and are not printed.
    """

    name: str = "Ringkasan"
    label_column: int = 4
    value_column: int = 5
    list_column: int = 7
    last_column: int = 8
    widths: tuple[float, ...] = (32, 24, 2, 22, 40)
    """Of the printed columns, from `label_column` on."""
    sentence_row: int = 3
    facts_row: int = 5
    """First of the lines "label | isi"; the list of sheets begins beside it."""
    attention_row: int = 23
    """The heading of the offices that need help first; they follow, one a row."""
    notes_row: int = 30
    notes: int = 8
    charts_row: int = 39
    """The two small charts side by side: lights, and offices per kategori."""
    chart_rows: int = 13
    data_row: int = 5
    data_column: int = 11
    """The data of the charts, blocks below each other: a name, then a figure in the column of its colour (the five
    colours, then none), or in the first of them where figures have no colour."""

    @property
    def blocks(self) -> dict[str, tuple[int, int]]:
        """The first row and the most rows of the data of each chart; its heading stands in the row above."""
        found, row = {}, self.data_row + 1
        for key, rows in DATA_GRAFIK_REKAP.items():
            found[key] = (row, rows)
            row += rows + 2
        return found


DATA_GRAFIK_REKAP: dict[str, int] = {
    "lampu": 3, "kategori": 16, "capaian": DATA_GRAFIK_TERBANYAK, "serapan": DATA_GRAFIK_TERBANYAK,
    "urusan": DATA_GRAFIK_TERBANYAK}
"""The charts by key, and how many rows of data each may have."""

RINGKASAN_REKAP = RingkasanRekap()
NAMA_LEMBAR: tuple[str, ...] = (RINGKASAN_REKAP.name, *(sheet.name for sheet in LEMBAR_REKAP))
"""The names of all sheets of a rekap in their order."""
