"""Telaah, family nama: one thing has one name; what only looks like a second name is left."""

from __future__ import annotations

import pytest
from naskah_uji import (
    ATAS,
    bahan_uji,
    butir,
    judul,
    kutipan_temuan,
    paragraf,
    periksa_kutipan,
    pesan,
    tabel,
    temuan,
)

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.dokumen import Paragraf
from lkjip_xl.domain.telaah.nama_tabel import jenis_kolom

SAMPUL = (paragraf("LAPORAN KINERJA INSTANSI PEMERINTAH"), paragraf("KECAMATAN SAWANGAN"),
          paragraf("KABUPATEN MAGELANG"),
          paragraf("TAHUN 2024"), judul("BAB I PENDAHULUAN"))


def _laporan(*unsur) -> Bahan:
    return bahan_uji(*SAMPUL, *unsur)


def _satu(bahan: Bahan, kode: str) -> str:
    found = temuan(bahan, kode)
    assert len(found) == 1, [one.args for one in found]
    periksa_kutipan(bahan, found[0])
    return pesan(found[0])


def _kolom(judul_kolom: str, *nama: str):
    """A table with a column of names and one of figures."""
    return tabel([["No", judul_kolom, "Target"], *([str(n), name, "10"] for n, name in enumerate(nama, 1))])


SASARAN = ("Meningkatnya mutu pelayanan publik", "Meningkatnya akuntabilitas kinerja perangkat daerah")


def test_a_sasaran_called_by_its_number_has_one_text():
    formal = _kolom("Sasaran Strategis", *SASARAN)
    faulty = _laporan(formal, paragraf("Sasaran 2: Terwujudnya kelembagaan yang kuat"))
    assert "“Meningkatnya akuntabilitas kinerja perangkat daerah”" in _satu(faulty, "T-801")
    sound = _laporan(formal, paragraf("Sasaran 2: Meningkatnya Akuntabilitas Kinerja Perangkat Daerah."))
    assert not temuan(sound, "T-801")


def _sasaran_indikator(sasaran: str):
    return tabel([["No", "Sasaran", "Indikator", "Target"], ["1", sasaran, "Angka Konsumsi Ikan", "26,5"]])


def test_one_indikator_measures_one_sasaran():
    first = _sasaran_indikator("Meningkatnya konsumsi ikan masyarakat")
    assert "Angka Konsumsi Ikan" in _satu(_laporan(first, paragraf("Teks."), _sasaran_indikator(
        "Meningkatnya ketersediaan benih ikan")), "T-802")
    assert not temuan(_laporan(first, paragraf("Teks."), first), "T-802")


@pytest.mark.parametrize(("kolom", "satu", "lain", "kode"), [
    ("Program", "Program Koordinasi Pemberdayaan Masyarakat Desa", "Program Pemberdayaan Masyarakat Desa", "T-803"),
    ("Sub Kegiatan", "Penyelenggaraan Rapat Koordinasi dan Konsultasi",
     "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD",
     "T-803"),
    ("Sasaran", "Meningkatnya mutu layanan umum administrasi kantor",
     "Meningkatnya mutu layanan administrasi umum kantor",
     "T-803"),
    ("Kegiatan", "Penyediaan Jasa Penunjang Urusan Pemerintah Daerah",
     "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
     "T-804"),
    ("Indikator Kinerja", "Indeks Kepuasan Masyrakat", "Indeks Kepuasan Masyarakat", "T-804"),
    ("Indikator Kinerja", "IndeksKepuasan Masyarakat", "Indeks Kepuasan Masyarakat", "T-804"),
])
def test_a_name_that_differs_by_a_word_or_its_spelling_is_found(kolom, satu, lain, kode):
    bahan = _laporan(_kolom(kolom, satu), paragraf("Teks."), _kolom(kolom, lain))
    message = _satu(bahan, kode)
    assert f"“{satu}”" in message
    assert f"“{lain}”" in message


@pytest.mark.parametrize(("kolom", "satu", "lain"), [
    ("Indikator", "Nilai SAKIP Kecamatan", "Nilai SAKIP Kecamatan Sawangan"),
    ("Indikator", "INDEKS KEPUASAN MASYARAKAT", "Indeks Kepuasan Masyarakat (IKM)"),
    ("Program", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
     "Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"),
    ("Sub Kegiatan", "Pembangunan Jalan Desa Tahap 1", "Pembangunan Jalan Desa Tahap 2"),
    ("Sub Kegiatan", "Pengadaan Mebel", "Pemeliharaan Mebel"),
])
def test_names_that_only_say_whose_they_are_or_name_two_things_are_left(kolom, satu, lain):
    bahan = _laporan(_kolom(kolom, satu), paragraf("Teks."), _kolom(kolom, lain))
    assert not temuan(bahan, "T-803")
    assert not temuan(bahan, "T-804")


def test_two_names_of_one_table_are_two_things():
    both = ("Peningkatan Peran Masyarakat dalam Musyawarah", "Peningkatan Peran Masyarakat dalam Musyawarah Desa")
    assert not temuan(_laporan(_kolom("Sub Kegiatan", *both), paragraf("Teks."), _kolom("Sub Kegiatan", both[0])),
                      "T-803")


def test_a_name_changed_between_its_neighbours_is_found():
    names = ("Program Penunjang Urusan", "Program Pengelolaan Sampah Kota", "Program Penataan Bangunan Gedung",
             "Program Pengembangan Permukiman")
    other = (*names[:2], "Program Penataan Ruang Terbuka Hijau Gedung", names[3])
    bahan = _laporan(_kolom("Program", *names), paragraf("Teks."), _kolom("Program", *other))
    assert "Penataan" in _satu(bahan, "T-803")


def test_an_item_of_a_list_is_named_as_in_the_table():
    table = _kolom("Sasaran", *SASARAN)
    faulty = _laporan(butir("Meningkatkan mutu pelayanan publik", "1."), table)
    assert kutipan_temuan(faulty, "T-804") == ["Meningkatkan mutu pelayanan publik"]
    assert not temuan(_laporan(butir("Meningkatnya mutu pelayanan publik", "1."), table), "T-804")


def test_a_code_has_one_name_and_that_of_the_nomenclature():
    def coded(kode: str, nama: str):
        return tabel([["Kode", "Program/Kegiatan", "Anggaran"], [kode, nama, "10.000"]])
    twice = _laporan(coded("3.27.02", "Program Penyediaan Sarana Pertanian"), paragraf("Teks."),
                     coded("3.27.02", "Program Pengendalian Bencana Alam"))
    assert "3.27.02" in _satu(twice, "T-805")
    wrong = _laporan(coded("7.01.03", "Program Kesejahteraan Rakyat Miskin"))
    assert "PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN" in _satu(wrong, "T-806")
    right = _laporan(coded("7.01.03", "Program Pemberdayaan Masyarakat Desa dan Kelurahan"))
    assert not temuan(right, "T-806")


def _rincian(*rows: tuple[str, str]):
    return tabel([["Program", "Kegiatan", "Sub Kegiatan", "Target"],
                  *(["Program Penunjang Urusan" if n == 0 else ATAS, *row, "1"] for n, row in enumerate(rows))])


UMUM, PIARA = "Administrasi Umum Perangkat Daerah", "Pemeliharaan Barang Milik Daerah"


def test_a_sub_kegiatan_stands_under_one_kegiatan():
    faulty = _laporan(_rincian((PIARA, "Fasilitasi Kunjungan Tamu Dinas")), paragraf("Teks."),
                      _rincian((UMUM, "Fasilitasi Kunjungan Tamu Dinas")))
    message = _satu(faulty, "T-807")
    assert UMUM in message
    assert PIARA in message
    same = _rincian((UMUM, "Fasilitasi Kunjungan Tamu Dinas"))
    assert not temuan(_laporan(same, paragraf("Teks."), same), "T-807")


def test_a_kegiatan_stands_once_in_a_table():
    faulty = _laporan(_rincian((PIARA, "Pemeliharaan Gedung"), (UMUM, "Fasilitasi Tamu Dinas"), (PIARA,
                                                                                                 "Pemeliharaan Mesin")))
    assert PIARA in _satu(faulty, "T-808")
    sound = _laporan(_rincian((PIARA, "Pemeliharaan Gedung"), (ATAS, "Pemeliharaan Mesin"), (UMUM,
                                                                                             "Fasilitasi Tamu Dinas")))
    assert not temuan(sound, "T-808")


def test_a_program_has_one_indikator():
    def measured(indikator: str):
        return tabel([["Program", "Indikator Kinerja", "Target"], ["Program Pengelolaan Sampah", indikator, "10"]])
    faulty = _laporan(measured("Persentase sampah terangkut"), paragraf("Teks."), measured("Jumlah bank sampah aktif"))
    assert "bank sampah" in _satu(faulty, "T-809")
    assert not temuan(_laporan(measured("Persentase sampah terangkut"), paragraf("Teks."),
                               measured("Persentase sampah terangkut")), "T-809")


def test_a_predikat_with_a_score_is_advice():
    faulty = _laporan(tabel([["Indikator", "Target"], ["Predikat SAKIP", "75"]]))
    assert "“75”" in _satu(faulty, "T-810")
    assert not temuan(_laporan(tabel([["Indikator", "Target"], ["Predikat SAKIP", "BB"]])), "T-810")


def test_a_caption_names_every_sasaran_of_its_table():
    rows = [["Indikator", "Target"], ["Sasaran 1: Mutu layanan", "<"], ["Indeks", "8,5"], ["Sasaran 2: Akuntabilitas",
                                                                                           "<"]]
    assert "Sasaran 2" in _satu(_laporan(tabel(rows, "Tabel 1.1 Capaian Sasaran 1")), "T-811")
    assert not temuan(_laporan(tabel(rows, "Tabel 1.1 Capaian Sasaran 1 dan 2")), "T-811")
    assert not temuan(_laporan(tabel(rows[:3], "Tabel 1.1 Capaian Sasaran 1")), "T-811")


@pytest.mark.parametrize(("teks", "kode", "kutipan"), [
    ("Tugas Pokok dan Fungsi Kecamatan Salaman diatur dalam peraturan bupati.", "T-812",
     "Tugas Pokok dan Fungsi Kecamatan Salaman"),
    ("Kecamatan Salaman dibentuk pada tahun lalu.", "T-812", "Kecamatan Salaman dibentuk"),
    ("Target sesuai Perjanjian Kinerja Perubahan Bupati Magelang Tahun 2024.", "T-813",
     "Perjanjian Kinerja Perubahan Bupati Magelang"),
    ("Masyarakat Kabupaten Klaten menilai pelayanan baik.", "T-814", "Kabupaten Klaten"),
    ("Camat bertanggung jawab kepada Bupati Klaten.", "T-814", "Bupati Klaten"),
])
def test_another_office_or_region_as_the_own_one_is_found(teks, kode, kutipan):
    assert kutipan_temuan(_laporan(paragraf(teks)), kode) == [kutipan]


@pytest.mark.parametrize("teks", [
    "Tugas Pokok dan Fungsi Kecamatan Sawangan diatur dalam peraturan bupati.",
    "Capaian Kinerja Kecamatan Salaman menjadi pembanding tertinggi.",
    "Sebelah utara berbatasan dengan Kecamatan Salaman dan Kabupaten Klaten.",
    "Kunjungan studi tiru ke Kabupaten Klaten dilaksanakan bulan Mei.",
    "Peraturan Bupati Klaten Nomor 5 Tahun 2020 tentang Tata Kerja",
    "Masyarakat Kabupaten Magelang menilai pelayanan baik.",
])
def test_the_own_office_neighbours_comparisons_and_regulations_are_left(teks):
    bahan = _laporan(paragraf(teks))
    assert not [one for kode in ("T-812", "T-813", "T-814") for one in temuan(bahan, kode)]


def test_the_best_office_is_one():
    rows = [["Indikator", "Realisasi OPD Tertinggi"], ["Nilai SAKIP Kecamatan", "87,7 Dinas Kesehatan"]]
    faulty = _laporan(tabel(rows), paragraf("Nilai SAKIP tertinggi yaitu Sekretariat Daerah (86,35)."))
    message = _satu(faulty, "T-815")
    assert "Dinas Kesehatan" in message
    assert "Sekretariat Daerah" in message
    sound = _laporan(tabel(rows), paragraf("Nilai SAKIP tertinggi yaitu Dinas Kesehatan (87,7)."))
    assert not temuan(sound, "T-815")


def test_a_unit_that_is_named_otherwise_once_is_advice():
    often = [butir(f"Seksi Ketenteraman Ketertiban {kata}.") for kata in ("melaksanakan", "menyusun", "membina")]
    odd = butir("Seksi Ketenteraman Ketertiban Umum melaporkan.")
    assert kutipan_temuan(_laporan(*often, odd), "T-816") == ["Seksi Ketenteraman Ketertiban Umum"]
    assert not temuan(_laporan(*often), "T-816")


@pytest.mark.parametrize(("kode", "cacat", "kutipan"), [
    ("T-817", ["Perjanjian Kinerja ditandatangani.", "Target dalam Penetapan Kinerja tercapai."], "Penetapan Kinerja"),
    ("T-818", ["Dokumen LKjIP memuat capaian.", "Dokumen LKjIP disusun.", "Dokumen LkjIP disampaikan."], "LkjIP"),
    ("T-820", ["Program Penunjang Urusan Pemerintahan Daerah Kabupaten Magelang"],
     "Program Penunjang Urusan Pemerintahan Daerah Kabupaten Magelang"),
])
def test_a_term_written_in_two_ways_is_advice(kode, cacat, kutipan):
    bahan = _laporan(*map(paragraf, cacat))
    assert kutipan_temuan(bahan, kode) == [kutipan]
    assert kode in {found.kode for found in temuan(bahan, kode)}


@pytest.mark.parametrize(("kode", "baik"), [
    ("T-817", ["Perjanjian Kinerja ditandatangani.",
               "PermenPAN-RB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Penetapan Kinerja"]),
    ("T-818", ["Dokumen LKjIP memuat capaian.", "PENYUSUNAN LKJIP"]),
    ("T-820", ["Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota"]),
])
def test_titles_of_regulations_capitals_and_the_nomenclature_are_left(kode, baik):
    assert not temuan(_laporan(*map(paragraf, baik)), kode)


def test_the_rank_of_the_one_who_signs_is_written_in_one_way():
    def signed(pangkat: str):
        return paragraf("CAMAT"), paragraf(pangkat), paragraf("NIP. 19700101 199503 1 002")
    assert kutipan_temuan(_laporan(*signed("Pembina Tk I"), *signed("Pembina TK.I")), "T-819") == ["Pembina TK.I"]
    assert not temuan(_laporan(*signed("Pembina Tk I"), *signed("Pembina Tk I")), "T-819")


def test_a_column_called_capaian_with_the_figures_of_realisasi_is_found():
    done = tabel([["Indikator", "Target", "Realisasi"], ["Indeks", "95", "89,50"], ["Nilai", "75", "75,75"]])
    faulty = tabel([["Indikator", "Capaian 2024", "Target 2026"], ["Indeks", "89,50", "95"], ["Nilai", "75,75", "75"]])
    assert "“Realisasi 2024”" in pesan(temuan(_laporan(done, paragraf("Teks."), faulty), "T-821")[0]) or (
        kutipan_temuan(_laporan(done, paragraf("Teks."), faulty), "T-821") == ["Capaian 2024"])
    sound = tabel([["Indikator", "Capaian 2024", "Target 2026"], ["Indeks", "94,21", "95"], ["Nilai", "101,00", "75"]])
    assert not temuan(_laporan(done, paragraf("Teks."), sound), "T-821")


@pytest.mark.parametrize(("judul_kolom", "jenis"), [
    (["Sasaran Strategis"], "sasaran"), (["Tujuan"], "tujuan"), (["Indikator Kinerja Utama"], "indikator"),
    (["Program/Kegiatan/Sub Kegiatan"], "jenjang"), (["Sub Kegiatan"], "sub kegiatan"), (["Program"], "program"),
    (["Indikator Kinerja", "Target"], ""), (["Anggaran Program (Rp)"], ""), (["Satuan"], ""),
])
def test_a_column_is_known_by_its_heading(judul_kolom, jenis):
    assert jenis_kolom(judul_kolom) == jenis


def test_two_lists_of_units_are_the_same():
    text = paragraf("Terdapat Bidang Perikanan Tangkap, Bidang Perikanan Budidaya, dan Bidang Pemasaran Hasil Ikan.")
    odd = tabel([["Unit", "Pagu"], ["Bidang Perikanan Tangkap", "5"], ["Bidang Pembenihan Perairan", "6"],
                 ["Bidang Pemasaran Hasil Ikan", "7"]])
    assert "Bidang Perikanan Budidaya" in _satu(_laporan(text, odd), "T-822")
    short = tabel([["Unit", "Pagu"], ["Bidang Perikanan Tangkap", "5"], ["Bidang PB", "6"],
                   ["Bidang Pemasaran Hasil Ikan", "7"]])
    assert not temuan(_laporan(text, short), "T-822")


def test_the_name_of_the_one_who_signs_is_spelled_in_one_way_and_the_message_repeats_no_name():
    def signed(nama: str, gelar: str = ""):
        return (paragraf("CAMAT SAWANGAN"), paragraf(nama + gelar), paragraf("Pembina"),
                paragraf("NIP. 19700101 199503 1 002"))
    faulty = _laporan(*signed("CONTOH PEJABAT SATU"), *signed("CONTOH PEJABAT SATO"))
    assert kutipan_temuan(faulty, "T-823") == ["CONTOH PEJABAT SATO"]
    assert "PEJABAT" not in _satu(faulty, "T-823")
    assert not temuan(_laporan(*signed("CONTOH PEJABAT SATU"), *signed("Contoh Pejabat Satu", ", S.Sos")), "T-823")


def test_the_vision_of_the_region_is_one():
    first = paragraf("Visi Kabupaten Magelang adalah “Sejahtera, Berdaya Saing, dan Amanah”.")
    faulty = _laporan(first,
                      paragraf("Dinas mendukung visi Bupati Magelang yaitu terwujudnya masyarakat desa yang mandiri."))
    assert "terwujudnya masyarakat desa" in _satu(faulty, "T-824")
    sound = _laporan(first,
                     paragraf("Dinas mendukung visi Bupati Magelang yaitu Sejahtera, Berdaya Saing, dan Amanah."),
                     paragraf("Visi Kabupaten Magelang adalah suatu gambaran masa depan."))
    assert not temuan(sound, "T-824")


def test_a_table_ordered_by_sasaran_may_name_a_kegiatan_twice():
    bahan = _laporan(tabel([
        ["Sasaran", "Kegiatan", "Target"], ["Meningkatnya mutu layanan", "Pembinaan Kelompok Tani", "1"],
        [ATAS, "Penyediaan Bibit Unggul", "1"], ["Meningkatnya produksi kebun", "Pembinaan Kelompok Tani", "1"]]))
    assert not temuan(bahan, "T-808")


def test_one_code_beside_program_kegiatan_and_sub_kegiatan_belongs_to_the_last():
    bahan = _laporan(tabel([
        ["Kode", "Program", "Kegiatan", "Sub Kegiatan", "Target"],
        ["7.01.01.2.06.0001", "Program Penunjang Urusan", "Administrasi Umum Perangkat Daerah",
         "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor", "1"]]))
    assert not temuan(bahan, "T-805")
    assert not temuan(bahan, "T-806")


@pytest.mark.parametrize("teks", [
    "Pelatihan petugas diadakan di Kabupaten Klaten selama dua hari.",
    "Produk dipasarkan ke Kota Surakarta, Kabupaten Klaten, dan Kabupaten Boyolali.",
])
def test_a_region_where_something_happens_is_left(teks):
    assert not temuan(_laporan(paragraf(teks)), "T-814")


def test_the_best_office_of_another_year_and_the_best_kecamatan_are_others():
    bahan = _laporan(paragraf("Nilai SAKIP tahun 2024 tertinggi yaitu Dinas Kesehatan."),
                     paragraf("Nilai SAKIP tahun 2023 tertinggi yaitu Sekretariat Daerah."),
                     paragraf("Nilai SAKIP tahun 2024 tertinggi yaitu Kecamatan Salaman."))
    assert not temuan(bahan, "T-815")


def _sampul(instansi: str, daerah: str) -> tuple[Paragraf, ...]:
    return (paragraf("LAPORAN KINERJA"), paragraf(instansi), paragraf(daerah), paragraf("TAHUN 2024"),
            judul("BAB I PENDAHULUAN"))


@pytest.mark.parametrize(("instansi", "daerah", "kalimat", "kutipan"), [
    ("SEKRETARIAT DPRD", "PROVINSI MALUKU UTARA", "Untuk itu Sekretariat DPRD Provinsi Riau menyusun jadwal.",
     "Sekretariat DPRD Provinsi Riau"),
    ("UPTD PUSKESMAS TANJUNG LABUH", "KABUPATEN BANGKA SELATAN", "Puskesmas Tanjung Harap telah melaksanakan kelas.",
     "Puskesmas Tanjung Harap telah melaksanakan"),
])
def test_another_office_of_the_same_kind_is_found(instansi: str, daerah: str, kalimat: str, kutipan: str) -> None:
    assert kutipan_temuan(bahan_uji(*_sampul(instansi, daerah), paragraf(kalimat)), "T-812") == [kutipan]


@pytest.mark.parametrize(("instansi", "daerah", "kalimat"), [
    ("SEKRETARIAT DPRD", "PROVINSI MALUKU UTARA", "Sekretariat DPRD Provinsi Maluku Utara menyusun jadwal."),
    ("SEKRETARIAT DPRD", "PROVINSI MALUKU UTARA", "Kami belajar ke Sekretariat DPRD Provinsi Riau pada bulan Mei."),
    ("DINAS KOMUNIKASI DAN INFORMATIKA", "KOTA TUAL", "Rencana Strategis Dinas Kominfo Kota Tual berlaku lima tahun."),
    ("DINAS PERUMAHAN DAN KAWASAN PERMUKIMAN", "KOTA TUAL", "Rencana Kerja Dinas PKP Kota Tual disahkan."),
    ("UPTD PUSKESMAS TANJUNG LABUH", "KABUPATEN BANGKA SELATAN", "Puskesmas Tanjung Labuh telah melaksanakan kelas."),
])
def test_the_own_office_in_short_and_one_that_is_visited_are_left(instansi: str, daerah: str, kalimat: str) -> None:
    assert not temuan(bahan_uji(*_sampul(instansi, daerah), paragraf(kalimat)), "T-812")


def test_regions_of_several_words_are_told_apart() -> None:
    cover = _sampul("DINAS PERIKANAN", "KABUPATEN OGAN KOMERING ILIR")
    own = paragraf("Nelayan Kabupaten Ogan Komering Ilir menjual ikan.")
    assert not temuan(bahan_uji(*cover, own), "T-814")
    other = paragraf("Nelayan Kabupaten Ogan Ilir menjual ikan.")
    assert kutipan_temuan(bahan_uji(*cover, own, other), "T-814") == ["Kabupaten Ogan Ilir"]


def test_the_own_office_by_its_short_name_is_not_in_another_place() -> None:
    def naskah(tempat: str) -> Bahan:
        return bahan_uji(*_sampul("DINAS KEBUDAYAAN DAN PARIWISATA", "KOTA MALANG"),
                         paragraf("Dinas Kebudayaan dan Pariwisata (Disbudpar) Kota Malang dibentuk tahun lalu."),
                         paragraf(f"Kinerja Disbudpar {tempat} tahun 2024 termasuk baik."))
    assert kutipan_temuan(naskah("Kota Kediri"), "T-812") == ["Disbudpar Kota Kediri"]
    assert not temuan(naskah("Kota Malang"), "T-812")
