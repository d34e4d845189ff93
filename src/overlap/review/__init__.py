"""Decisions of several people and versions -> one."""

from .joining import ACTS, Judged, Origin, Voice
from .result import Agreement, OpenPoint, Result, result
from .tally import FATES, GONE, OUTCOMES, SideResult, Status, Tally, module_of

__all__ = [
    "ACTS",
    "FATES",
    "GONE",
    "OUTCOMES",
    "Agreement",
    "Judged",
    "OpenPoint",
    "Origin",
    "Result",
    "SideResult",
    "Status",
    "Tally",
    "Voice",
    "module_of",
    "result",
]
