"""The engines of a rekap: reading many workbooks at once, keeping what they gave, and writing tables and sheets."""

import os

# Arrow's other pools keep what was freed, a hundred MB of 1,500 workbooks; it looks here when it is loaded.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
