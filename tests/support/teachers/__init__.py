"""Teachers at work: edits at random on a real workbook, and what must come back of what they filled in."""

from .check import check
from .moving import OWN
from .sheets import Sheet, Typed
from .teachers import Teachers
from .workbooks import WORKBOOKS, merged_copies, workbooks

__all__ = ["OWN", "WORKBOOKS", "Sheet", "Teachers", "Typed", "check", "merged_copies", "workbooks"]
