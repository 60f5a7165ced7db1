"""``python -m lkjip_xl.addin``: the job that its words or the environment name."""

from __future__ import annotations

import sys

from lkjip_xl.addin import _start

sys.exit(_start(sys.argv[1:]))
