"""Numbers of headings, lists, tables and captions that do not follow on, and lists that only look so."""

from __future__ import annotations

from itertools import chain

import pytest
from naskah_uji import Unsur, bahan_uji, judul, keterangan, paragraf, periksa_tercetak, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.kaidah.nomor import DAFTAR
from lkjip_xl.domain.telaah.urutan import Butir, baca_butir, langkah


def kode(bahan: Bahan) -> list[str]:
    found = [one for rule in DAFTAR for one in rule.cari(bahan)]
    periksa_tercetak(bahan, found)
    return [one.kode for one in found]


def urut(*nomor: str) -> list[tuple[str, str]]:
    """What is wrong with these numbers, in one part."""
    items = [Butir(at, one, number) for at, one in enumerate(nomor) if (number := baca_butir(one))]
    return [(step.jenis, step.butir.cetak) for step in langkah(items)]


@pytest.mark.parametrize("nomor", [
    "1. 2. 3.", "a. b. c.", "1) a. b. 2) a. b.", "1. 2. 1. 2. 3. 3.", "1. 1. 2. 2.", "a) 1) 2) b) 1) 2)",
    "A. 1. 2. B. 1. 2.", "h. i. j.", "i. ii. iii.", "g. h. i. j. k.", "1. 2. 1) 2) 3) 3. 4.", "(1) (2) (3)", "5. 6.",
])
def test_lists_within_lists_are_sound(nomor: str) -> None:
    assert urut(*nomor.split()) == []


@pytest.mark.parametrize(("nomor", "salah"), [
    ("1. 2. 2. 3.", [("ulang", "2.")]), ("1. 2. 2. 4.", [("ulang", "2.")]), ("a. b. d.", [("lompat", "d.")]),
    ("1. 2. 4. 4. 5.", [("lompat", "4.")]), ("1) 2) 3). 4)", [("cara", "3).")]), ("1. 2. 3. 2. 4.", [("mundur", "2.")]),
    ("a. 1) 2) c. 1) 2) d.", [("lompat", "c.")]),
])
def test_one_wrong_number_is_told_once(nomor: str, salah: list[tuple[str, str]]) -> None:
    found = urut(*nomor.split())
    assert found[:1] == salah


def naskah(*bagian: str, isi: tuple[Unsur, ...] = ()) -> Bahan:
    """Chapters and parts with a paragraph in each: "BAB I", "1.1 Latar Belakang"."""
    heads = (((judul(f"{one}\nISI"),) if one.startswith("BAB") else (judul(one, 2), paragraf("Isi bagian ini.")))
             for one in bagian)
    return bahan_uji(*chain.from_iterable(heads), *isi)


def test_parts_follow_on_in_their_chapter() -> None:
    assert kode(naskah("BAB I", "1.1 Latar", "1.2 Tujuan", "BAB II", "2.1 Visi", "2.2 Misi")) == []
    assert kode(naskah("BAB I", "1.1 Latar", "1.3 Tujuan")) == ["T-1101"]


def test_parts_of_all_chapters_are_numbered_alike() -> None:
    bahan = naskah("BAB I", "1.1 Latar", "1.2 Tujuan", "BAB II", "2.1 Visi", "2.2 Misi", "BAB III",
                   "A. Simpulan", "B. Saran")
    assert kode(bahan) == ["T-1102"]
    assert "3.1" in dict(temuan(bahan, "T-1102")[0].args).values()


def test_a_part_counts_with_its_chapter() -> None:
    assert "T-1103" in kode(naskah("BAB I", "1.1 Latar", "BAB II", "1.2 Visi"))


def test_chapters_follow_on() -> None:
    assert kode(naskah("BAB I", "1.1 Latar", "BAB III", "3.1 Visi")) == ["T-1104"]


def test_chapters_are_written_alike() -> None:
    assert kode(naskah("BAB I", "1.1 Latar", "BAB II", "2.1 Visi", "BAB.III", "3.1 Saran")) == ["T-1116"]


def test_parts_have_a_full_stop_or_none() -> None:
    assert kode(naskah("BAB I", "1.1. Latar", "1.2. Tujuan", "BAB II", "2.1. Visi", "2.2 Misi")) == ["T-1110"]


def butir(*baris: str) -> Bahan:
    return naskah("BAB I", "1.1 Latar", isi=tuple(map(paragraf, baris)))


def test_items_of_a_list_follow_on() -> None:
    bahan = butir("1. Data pelanggan", "2. Data petugas", "2. Data jaringan")
    assert kode(bahan) == ["T-1105"]
    (found,) = temuan(bahan, "T-1105")
    assert found.tempat[0].kutipan == "2. Data jaringan"
    assert "mengulang nomor “2.”" in pesan(found)


def test_a_number_of_another_kind_in_a_list_is_named() -> None:
    bahan = bahan_uji(judul("BAB I\nISI"), judul("a. Perencanaan", 3), paragraf("Isi."), judul("6. Pengukuran", 3),
                      paragraf("Isi."), judul("c. Pelaporan", 3), paragraf("Isi."))
    (found,) = temuan(bahan, "T-1105")
    assert "“6.”" in pesan(found)
    assert dict(found.args)["harap"] == "b."


def test_items_of_a_list_are_written_alike() -> None:
    assert kode(butir("1) Data pelanggan", "2). Data petugas", "3) Data jaringan")) == ["T-1106"]


def test_a_list_is_numbered_throughout() -> None:
    assert kode(butir("Tugasnya:", "1. pembinaan pasar", "- pengawasan pasar", "- pelaporan pasar")) == ["T-1115"]
    assert kode(butir("Tugasnya:", "1. pembinaan pasar", "- pasar desa", "2. pengawasan pasar")) == []


def baris(*nomor: str) -> list[list[str]]:
    return [["No", "Program"], *([one, f"Program {at}"] for at, one in enumerate(nomor))]


def test_rows_of_a_table_follow_on() -> None:
    assert kode(bahan_uji(*tabel(baris("1", "2", "3")))) == []
    assert kode(bahan_uji(*tabel(baris("1", "2", "2")))) == ["T-1107"]
    assert kode(bahan_uji(*tabel(baris("1", "2", "1", "2")))) == []  # begins anew


def test_one_wrong_number_among_rows_is_one_slip() -> None:
    for wrong in ("2", "4", "7"):
        assert kode(bahan_uji(*tabel(baris("1", "2", wrong, "4", "5")))) == ["T-1107"]


def test_a_row_that_runs_on_keeps_its_number() -> None:
    rows = [*baris("1", "2"), ["2", "Program 1 (lanjutan)"]]
    assert kode(bahan_uji(*tabel(rows))) == []


def test_column_numbers_follow_on() -> None:
    head = ["No", "Sasaran", "Target", "Realisasi"]
    data = ["1", "Nelayan sejahtera", "80", "82"]
    assert kode(bahan_uji(*tabel([head, ["1", "2", "3", "4"], data]))) == []
    assert kode(bahan_uji(*tabel([head, ["1", "2", "4", "5"], data]))) == ["T-1108"]


def test_rows_of_one_kind_are_all_numbered() -> None:
    rows = [["No", "Program"], ["1", "Program Pasar"], ["", "Pembinaan pasar"], ["", "Program Ikan"],
            ["2", "Program Air"]]
    bahan = bahan_uji(*tabel(rows))
    assert kode(bahan) == ["T-1112"]
    assert "Program Ikan" in pesan(temuan(bahan, "T-1112")[0])


def test_row_numbers_are_written_alike() -> None:
    assert kode(bahan_uji(*tabel(baris("1.", "2", "3", "4")))) == ["T-1113"]


def test_items_in_a_column_follow_on() -> None:
    cell = "Program Pasar, dengan kegiatan :\na) Pembinaan pasar\nb) Pengawasan pasar\n{} Pelaporan pasar"
    assert kode(bahan_uji(*tabel([["Sasaran", "Uraian"], ["Satu", cell.format("c)")]]))) == []
    assert kode(bahan_uji(*tabel([["Sasaran", "Uraian"], ["Satu", cell.format("b)")]]))) == ["T-1111"]


def test_lines_of_one_kind_in_a_column_are_all_numbered() -> None:
    lines = [f"{no}Kegiatan {name}, dengan rincian sebagai berikut" for no, name in
             (("1. ", "pasar"), ("2. ", "ikan"), ("3. ", "air"), ("", "jalan"))]
    bahan = bahan_uji(*tabel([["Sasaran", "Uraian"], *(["Satu", line] for line in lines)]))
    assert kode(bahan) == ["T-1114"]


def test_captions_follow_on_in_their_chapter() -> None:
    def bab(*nomor: str) -> Bahan:
        return naskah("BAB I", "1.1 Latar", isi=tuple(keterangan(f"Tabel {one} Data {one}") for one in nomor))
    assert kode(bab("1.1", "1.2", "1.3")) == []
    assert kode(bab("1.1", "1.3")) == ["T-1109"]
    assert kode(bab("1.1", "1.2.1", "1.3")) == []
    assert [one.tingkat for one in temuan(bab("1.2", "1.3"), "T-1109")] == ["saran"]
