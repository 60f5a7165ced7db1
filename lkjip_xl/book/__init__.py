"""The workbook: its schema, reading what staff entered, and laying out what was computed."""
