"""Skema: every sheet, table and column of the workbook, and where its cells lie."""

from __future__ import annotations

from typing import Any

from lkjip_xl.book.grid import cell_name, column_letter
from lkjip_xl.book.schema import (
    BERANDA,
    BERANDA_CELLS,
    COLOUR_COLUMN,
    DECIMALS_COLUMN,
    FIRST_COLUMN,
    INPUT_SHEETS,
    LEVEL_COLUMN,
    LEVELS,
    LISTS,
    OUT_FIRST_COLUMN,
    OUTPUT_SHEETS,
    RINGKASAN,
    RINGKASAN_FACTS,
    SATUAN,
    VALUE_COLUMN,
    VERSI_TEMPLATE,
    WORK_SHEETS,
    Column,
    Field,
    Form,
    OutputSheet,
    Table,
)


def skema() -> dict[str, Any]:
    """The whole schema as plain data; cells are where the template puts them."""
    return {
        "versi": VERSI_TEMPLATE,
        "beranda": {
            "lembar": BERANDA,
            "terakhir_dihitung": cell_name(BERANDA_CELLS.time_row, BERANDA_CELLS.fact_column),
            "hasil_hitungan": cell_name(BERANDA_CELLS.freshness_row, BERANDA_CELLS.fact_column),
            "lampu": {sheet.name: cell_name(BERANDA_CELLS.status_row + i, BERANDA_CELLS.light_column)
                      for i, sheet in enumerate(INPUT_SHEETS)},
        },
        "isian": [
            {
                "lembar": sheet.name,
                "judul": sheet.title,
                "isi": sheet.purpose,
                "formulir": [_form(form) for form in sheet.forms],
                "tabel": [_table(table) for table in sheet.tables],
            }
            for sheet in INPUT_SHEETS
        ],
        "hasil": [_output(sheet) for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS)],
        "ringkasan": {
            "lembar": RINGKASAN.name,
            "isi": {key: cell_name(RINGKASAN.facts_row + i, RINGKASAN.value_column)
                    for i, (key, _, _) in enumerate(RINGKASAN_FACTS)},
        },
        "baris_hasil": LEVELS,
    }


def _options(column: Column | Field) -> dict[str, Any]:
    if column.options in LISTS:
        return {"pilihan": list(LISTS[column.options])}
    if column.options == "satuan":
        return {"saran": list(SATUAN)}
    return {"pilihan_dari": column.options} if column.options else {}


def _form(form: Form) -> dict[str, Any]:
    return {
        "kunci": form.key,
        "judul": form.title,
        "isian": [
            {"kunci": field.key, "label": field.label, "jenis": field.kind, "wajib": field.required,
             "sel": cell_name(form.row(field), VALUE_COLUMN), "bawaan": field.default, "bantuan": field.help,
             **_options(field)}
            for field in form.fields
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "kunci": table.key,
        "judul": table.title,
        "baris_judul": table.header_row,
        "baris_pertama": table.first_row,
        "baris_terakhir": table.last_row,
        "terisi_dahulu": [list(row) for row in table.rows],
        "kolom": [
            {"kunci": column.key, "label": column.label, "huruf": column_letter(FIRST_COLUMN + i), "jenis": column.kind,
             "wajib": column.required, "satuan": column.unit, "bantuan": column.help, **_options(column)}
            for i, column in enumerate(table.columns)
        ],
    }


def _output(sheet: OutputSheet) -> dict[str, Any]:
    return {
        "kunci": sheet.key,
        "lembar": sheet.name,
        "judul": sheet.title,
        "butir": sheet.item,
        "baris_pertama": sheet.first_row,
        "kolom_jenis_baris": column_letter(LEVEL_COLUMN),
        "kolom_warna": column_letter(COLOUR_COLUMN),
        "kolom_desimal": column_letter(DECIMALS_COLUMN),
        "kolom_asal_angka": column_letter(sheet.trace_column) if sheet.traced else None,
        "kolom": [
            {"kunci": column.key, "judul": " / ".join(column.heading), "huruf": column_letter(OUT_FIRST_COLUMN + i),
             "bentuk": column.format}
            for i, column in enumerate(sheet.columns)
        ],
    }
