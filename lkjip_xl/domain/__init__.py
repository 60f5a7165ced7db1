"""The rules of LKjIP arithmetic; knows no spreadsheet."""
