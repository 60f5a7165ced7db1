"""The input of two published reports, as data."""
