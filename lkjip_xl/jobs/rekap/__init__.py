"""Rekap: what one workbook gives, and many workbooks added up."""
