"""How much of a long text the tables show: who reads them back knows a goal again by its excerpt."""

from typing import Final

# characters
CODE: Final = 60  # of a code
GOAL: Final = 400  # of a goal on the sheet Overlap
GAP: Final = 300  # of a goal on the sheet Gaps; the sheet with the programme shows the whole
