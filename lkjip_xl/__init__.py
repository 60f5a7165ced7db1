"""lkjip-xl: the yearly performance report (LKjIP) of an Indonesian government office, computed in its own workbook."""

from __future__ import annotations

__version__ = "0.1.0"
