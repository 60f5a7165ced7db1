"""Workbooks as they are found: a closed file on disk."""
