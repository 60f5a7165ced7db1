"""Workbooks: open in Excel, closed on disk, and as shipped with the program."""
