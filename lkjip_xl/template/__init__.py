"""Builds the workbook from the schema; the file under ``workbook/`` is never edited by hand."""
