"""``python -m lkjip_xl.addin``: the job that the environment names."""

from __future__ import annotations

import sys

from lkjip_xl.addin import _start

sys.exit(_start())
