"""The rekap of many workbooks: its sheets, and what stands in them."""
