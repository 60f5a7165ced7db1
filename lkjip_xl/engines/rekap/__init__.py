"""The engines of a rekap: reading many workbooks at once, keeping what they gave, and writing tables and sheets."""
