"""Bab IV: conclusions, counts per kategori, recommendations and closing."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.hitungan.hitung import HasilInduk
from lkjip_xl.domain.narasi.anggaran import sisa
from lkjip_xl.domain.narasi.frasa import Frasa, kurung, nama, sebutan
from lkjip_xl.domain.narasi.ikhtisar import capaian_induk
from lkjip_xl.domain.narasi.kalimat import Kalimat, awal, kalimat, kutip, rangkai
from lkjip_xl.domain.nilai.figure import dikecualikan
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.tanggal import tulis_tanggal
from lkjip_xl.domain.nilai.terbilang import cacah, rupiah

PENUTUP = "Bab IV Penutup"
DISEBUT = 3
"""At most so many indicators are named in a sentence; more are counted."""


def simpulan(frasa: Frasa) -> Iterator[Kalimat]:
    """The sentences of Bab IV in its order (items 40, 75, 76 and 78 to 81)."""
    yield kalimat("simpulan_umum", PENUTUP, _umum(frasa))
    for induk in frasa.hasil.induk:
        yield kalimat("simpulan_sasaran", PENUTUP, *_sasaran(frasa, induk), tentang=induk.induk.uraian)
    yield from _kategori(frasa)
    yield kalimat("anggaran_sisa", PENUTUP, _anggaran_sisa(frasa))
    yield kalimat("simpulan_pengukuran", PENUTUP, _pengukuran(frasa))
    yield kalimat("simpulan_efisiensi", PENUTUP, _efisiensi(frasa))
    yield kalimat("rekomendasi", PENUTUP, _rekomendasi(frasa))
    if followed := _tindak_lanjut(frasa):
        yield kalimat("tindak_lanjut", PENUTUP, followed)
    yield _penutup(frasa)


def _umum(frasa: Frasa) -> str:
    hasil = frasa.hasil
    if hasil.capaian.printed is None or hasil.kategori is None:
        return f"Kinerja {frasa.kantor} {frasa.tahun()} belum dapat disimpulkan karena {hasil.capaian.reason}"
    return (f"Kinerja {frasa.kantor} {frasa.periode} dengan {frasa.rata()} {frasa.persen(hasil.capaian.printed)} "
            f"secara umum termasuk kategori {hasil.kategori.sebutan}{kurung(frasa.tercakup())}")


def _sasaran(frasa: Frasa, induk: HasilInduk) -> tuple[str, ...]:
    """The capaian of a tujuan or sasaran and its indicators; of the only one the capaian is that of the office."""
    count = len(induk.indikator)
    named = f", yaitu {rangkai(nama(i) for i in induk.indikator)}" if count <= DISEBUT else ""
    measured = f"{cacah(count)} indikator kinerja{named}"
    if frasa.tunggal:
        return (f"{awal(sebutan(induk))} diukur dengan {measured}",)
    return capaian_induk(frasa, induk), f"Pengukurannya memakai {measured}"


# Kategori

def _kategori(frasa: Frasa) -> Iterator[Kalimat]:
    hasil, counts = frasa.hasil, frasa.hasil.jumlah_kategori()
    out = tuple(i.capaian for i in hasil.indikator if i.capaian.kecuali)
    blank = len(hasil.indikator) - sum(count for _, count in counts) - len(out)
    rest = f"Sebanyak {cacah(blank)} indikator belum dikategorikan karena datanya belum lengkap" if blank else ""
    ruled = f"Indikator yang tidak dikategorikan: {dikecualikan(out)}" if out else ""
    known = any(count for _, count in counts)
    yield kalimat("kategori", PENUTUP, _sebaran(frasa, known=known), rest, ruled)
    for level, count in counts if known else ():
        yield kalimat("kategori_tingkat", PENUTUP, _tingkat(frasa, level, count))


def _sebaran(frasa: Frasa, *, known: bool) -> str:
    if not frasa.hasil.indikator:
        return f"Belum ada indikator kinerja {frasa.kantor} yang dinilai pada {frasa.tahun()}"
    several = len(frasa.hasil.indikator) > 1
    spread = f"{'tersebar menurut' if several else 'tercatat pada'} kategori berikut" if known else (
        "belum dapat dikategorikan")
    return (f"{awal(frasa.perjanjian)} {frasa.kantor} memuat {frasa.banyak_induk()} dengan "
            f"{frasa.banyak_indikator()}, yang capaiannya {spread}")


def _tingkat(frasa: Frasa, level: Tingkat, count: int) -> str:
    return f"Kategori {frasa.tingkat(level)}: {f'{cacah(count)} indikator' if count else 'tidak ada indikator'}"


# Money, measurement and efficiency

def _anggaran_sisa(frasa: Frasa) -> str:
    money = frasa.hasil.pohon.total
    if money.anggaran is None or money.realisasi is None:
        return f"Penyerapan anggaran {frasa.tahun()} belum dapat disimpulkan karena {money.persen.reason}"
    return (f"Program dan kegiatan {frasa.tahun()} dibiayai dengan anggaran {rupiah(money.anggaran)} dan{frasa.sd} "
            f"menyerap {rupiah(money.realisasi)}; {sisa(frasa, money)}")


def _pengukuran(frasa: Frasa) -> str:
    hasil = frasa.hasil
    if hasil.capaian.printed is None or hasil.kategori is None:
        return f"Hasil pengukuran kinerja {frasa.tahun()} belum lengkap karena {hasil.capaian.reason}"
    subject = f"kinerja {frasa.kantor}" if frasa.tunggal else f"kinerja atas {frasa.dihitung()}"
    return (f"Hasil pengukuran{frasa.sd} pada Bab III menunjukkan bahwa {subject} secara keseluruhan termasuk kategori "
            f"{hasil.kategori.sebutan}{kurung(frasa.persen(hasil.capaian.printed), frasa.tercakup())}")


def _efisiensi(frasa: Frasa) -> str:
    found = frasa.hasil.efisiensi[0]
    if found.nilai.printed is None or found.tingkat is None:
        return f"Efisiensi penggunaan anggaran belum dapat disimpulkan karena {found.nilai.reason}"
    value = rupiah(found.nilai.printed) if found.metode.kunci == "rupiah" else frasa.angka(found.nilai.printed)
    return (f"Penggunaan anggaran untuk mencapai kinerja tersebut tergolong {found.tingkat.sebutan}, dengan nilai "
            f"efisiensi {value}")


# Recommendations

def _rekomendasi(frasa: Frasa) -> str:
    rows, letter = frasa.hasil.laporan.rekomendasi, _surat(frasa)
    if not rows and not letter:
        return "Tidak ada rekomendasi hasil evaluasi yang tercatat untuk ditindaklanjuti dalam laporan ini"
    subject = f"Hasil evaluasi akuntabilitas kinerja{letter}"
    if not rows:
        return f"{subject} belum dirinci rekomendasinya"
    groups = len({row.kelompok for row in rows if row.kelompok})
    grouped = f", yang terbagi ke dalam {cacah(groups)} kelompok" if groups > 1 else ""
    return f"{subject} memuat {cacah(len(rows))} rekomendasi{grouped}"


def _surat(frasa: Frasa) -> str:
    """The letter as it follows its noun; empty where nothing of it is known."""
    surat = frasa.hasil.laporan.surat
    parts = [f"nomor {surat.nomor}" if surat.nomor else "", f"tanggal {tulis_tanggal(surat.tanggal)}" if surat.tanggal
             else "", f"perihal {kutip(surat.perihal)}" if surat.perihal else ""]
    known = " ".join(part for part in parts if part)
    sender = f" dari {surat.pengirim}" if surat.pengirim else ""
    return f"{sender} yang disampaikan dengan surat {known}" if known else sender


def _tindak_lanjut(frasa: Frasa) -> str:
    rows = frasa.hasil.laporan.rekomendasi
    done = sum(bool(row.tindak_lanjut) for row in rows)
    if not rows:
        return ""
    if len(rows) == 1:
        return f"Rekomendasi tersebut {'sudah' if done else 'belum'} ditindaklanjuti"
    if done == len(rows):
        return "Seluruh rekomendasi tersebut sudah ditindaklanjuti"
    if not done:
        return "Belum satu pun rekomendasi tersebut ditindaklanjuti"
    return f"Dari rekomendasi tersebut, {cacah(done)} sudah ditindaklanjuti dan {cacah(len(rows) - done)} belum"


def _penutup(frasa: Frasa) -> Kalimat:
    return kalimat(
        "penutup", PENUTUP,
        f"Laporan ini menjadi pertanggungjawaban {frasa.kantor} atas kinerja {frasa.tahun()}",
        f"Keberhasilan yang dicapai akan dijaga, dan kekurangan yang masih ada menjadi dasar perbaikan perencanaan, "
        f"penganggaran, dan pelaksanaan kegiatan pada {frasa.tahun(1)}",
    )
