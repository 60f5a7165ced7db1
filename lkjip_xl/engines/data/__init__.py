"""Data files that an office has from elsewhere."""
