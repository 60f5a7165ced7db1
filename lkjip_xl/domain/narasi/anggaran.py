"""Sentences of money: budget, realisasi and efficiency, of a tujuan or sasaran and of the office."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.hitungan.anggaran import Serapan
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi
from lkjip_xl.domain.hitungan.hitung import HasilBelanja, HasilInduk
from lkjip_xl.domain.narasi.frasa import Frasa, rata, sebutan
from lkjip_xl.domain.narasi.kalimat import Kalimat, kalimat, rangkai
from lkjip_xl.domain.narasi.pengukuran import CAPAIAN
from lkjip_xl.domain.nilai.figure import Figure
from lkjip_xl.domain.nilai.kode import Jenjang
from lkjip_xl.domain.nilai.teks import di_tengah
from lkjip_xl.domain.nilai.terbilang import cacah, rupiah, rupiah_terbilang

ANGGARAN = "Bab III Realisasi Anggaran"


def jumlah(frasa: Frasa, *levels: Jenjang) -> str:
    """How many program, kegiatan and sub kegiatan there are, of the levels asked for that have any."""
    nodes = [node.jenjang for program in frasa.hasil.pohon.program for node in program.semua()]
    found = [f"{cacah(nodes.count(level))} {level}" for level in levels if level in nodes]
    return rangkai(found) if found else ""


# Budget of a tujuan or sasaran

def anggaran_induk(frasa: Frasa, induk: HasilInduk) -> Kalimat:
    """Budget and realisasi of the programs that support a tujuan or sasaran, with words (item 35)."""
    money, subject = induk.serapan, sebutan(induk)
    if money.anggaran is None:
        text = f"Belum ada anggaran program yang dikaitkan dengan {subject}"
    elif money.realisasi is None:
        text = (f"Program yang mendukung {subject} beranggaran {rupiah_terbilang(money.anggaran)}, dan realisasinya "
                "belum diisi")
    else:
        text = (f"Program yang mendukung {subject} beranggaran {rupiah_terbilang(money.anggaran)} dan "
                f"terealisasi{frasa.sd} {rupiah_terbilang(money.realisasi)}{_porsi(frasa, money.persen)}")
    return kalimat("sasaran_anggaran", CAPAIAN, text, tentang=induk.induk.uraian)


def _porsi(frasa: Frasa, persen: Figure) -> str:
    """The share spent as it follows the realisasi, or why there is none."""
    if persen.printed is None:
        return f", dan capaian anggarannya tidak dihitung karena {persen.reason}"
    return f", atau {frasa.persen(persen.printed)}"


# Efficiency

def efisiensi_induk(frasa: Frasa, induk: HasilInduk) -> Iterator[Kalimat]:
    """The efficiency of a tujuan or sasaran with its level (item 37); none where that of the office says the same."""
    if frasa.tunggal and induk.efisiensi == frasa.hasil.efisiensi[0]:
        return
    text = _efisiensi(frasa, induk.efisiensi, induk.capaian, rata(induk), induk.serapan, sebutan(induk))
    yield kalimat("sasaran_efisiensi", CAPAIAN, text, tentang=induk.induk.uraian)


def efisiensi(frasa: Frasa) -> Iterator[Kalimat]:
    """The efficiency of the office with its level (item 69)."""
    hasil = frasa.hasil
    text = _efisiensi(frasa, hasil.efisiensi[0], hasil.capaian, frasa.rata(), hasil.pohon.total, frasa.kantor)
    yield kalimat("efisiensi", CAPAIAN, text)


def _efisiensi(frasa: Frasa, found: Efisiensi, capaian: Figure, name: str, money: Serapan, subject: str) -> str:
    value = found.nilai.printed
    if value is None or found.tingkat is None:
        return f"Efisiensi {subject} belum dapat dihitung karena {found.nilai.reason}"
    level, kunci = found.tingkat.sebutan, found.metode.kunci
    if kunci == "rupiah":
        return f"Selisih anggaran dan realisasi {subject} adalah {rupiah(value)}, sehingga tergolong {level}"
    if kunci == "pmk":
        return f"{found.metode.nama} untuk {subject} adalah {frasa.angka(value)}, sehingga tergolong {level}"
    assert capaian.printed is not None
    assert money.persen.printed is not None
    exact = capaian.printed - money.persen.printed == value
    note = "" if exact else " (dihitung sebelum kedua angka itu dibulatkan)"
    return (f"Pada {subject}{frasa.sd}, {name} kinerja {frasa.persen(capaian.printed)} dikurangi capaian anggaran "
            f"{frasa.persen(money.persen.printed)} menghasilkan efisiensi {frasa.angka(value)} poin{note}, sehingga "
            f"penggunaan sumber dayanya tergolong {level}")


# Budget of the office

def realisasi(frasa: Frasa) -> Iterator[Kalimat]:
    """Total realisasi, budget with words, composition and absorption (items 38, 71, 72 and 74)."""
    yield kalimat("realisasi_total", ANGGARAN, _realisasi_total(frasa))
    yield kalimat("anggaran", ANGGARAN, _anggaran(frasa))
    for row in frasa.hasil.belanja:
        yield kalimat("komposisi", ANGGARAN, _komposisi(frasa, row))
    if not belum(frasa):
        yield kalimat("penyerapan", ANGGARAN, _penyerapan(frasa))


def belum(frasa: Frasa) -> str:
    """What is not there yet of the budget of the office; empty where all is."""
    money = frasa.hasil.pohon.total
    if money.anggaran is None:
        return f"Anggaran {frasa.kantor} {frasa.tahun()} belum diisi"
    if money.realisasi is None:
        return f"Realisasi anggaran {frasa.kantor} {frasa.tahun()} belum diisi; anggarannya {rupiah(money.anggaran)}"
    return ""


def serapan_singkat(frasa: Frasa) -> str:
    """Realisasi and share of the office in short, where its budget was told before; empty while there is none."""
    money = frasa.hasil.pohon.total
    if money.anggaran is None or money.realisasi is None:
        return ""
    return f"Anggaran yang terealisasi{frasa.sd} adalah {rupiah(money.realisasi)}{_porsi(frasa, money.persen)}"


def _realisasi_total(frasa: Frasa) -> str:
    money = frasa.hasil.pohon.total
    if money.anggaran is None or money.realisasi is None:
        return belum(frasa)
    return (f"Dari anggaran {frasa.kantor} {frasa.tahun()} sebesar {rupiah(money.anggaran)}, belanja yang terealisasi"
            f"{frasa.sd} adalah {rupiah(money.realisasi)}{_porsi(frasa, money.persen)}; {sisa(frasa, money)}")


def sisa(frasa: Frasa, money: Serapan) -> str:
    """What was left of a budget whose realisasi is known, or by how much it was exceeded."""
    left, share = money.sisa.printed, money.persen_sisa.printed
    assert left is not None
    if left == 0:
        return "tidak ada sisa anggaran"
    percent = f", atau {frasa.persen(abs(share))}" if share is not None else ""
    return f"{'sisanya' if left > 0 else 'anggaran terlampaui sebesar'} {rupiah(abs(left))}{percent}"


def _anggaran(frasa: Frasa) -> str:
    money = frasa.hasil.pohon.total
    if money.anggaran is None or money.realisasi is None:
        return belum(frasa)
    return (f"Pada {frasa.tahun()} {frasa.kantor} melaksanakan tugas dan fungsinya dengan anggaran "
            f"{rupiah_terbilang(money.anggaran)}, yang terealisasi{frasa.sd} {rupiah_terbilang(money.realisasi)}")


def _komposisi(frasa: Frasa, row: HasilBelanja) -> str:
    jenis = di_tengah(row.jenis)
    if row.serapan.anggaran is None:
        return f"Anggaran {jenis} belum diisi"
    share = row.porsi.printed
    part = f", atau {frasa.persen(share)} dari seluruh anggaran" if share is not None else ""
    return f"Anggaran {jenis} adalah {rupiah(row.serapan.anggaran)}{part}"


def _penyerapan(frasa: Frasa) -> str:
    money, pagu = frasa.hasil.pohon.total, frasa.pengaturan.pagu.casefold()
    if money.persen.printed is None:
        return f"Persentase penyerapan pagu {pagu} {frasa.tahun()} tidak dihitung karena {money.persen.reason}"
    return (f"Terhadap pagu {pagu} {frasa.tahun()}, penyerapannya{frasa.sd} {frasa.persen(money.persen.printed)}; "
            f"{sisa(frasa, money)}")
