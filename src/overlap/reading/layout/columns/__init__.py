"""What each column of a table holds: its header and its cells suggest roles (wishes), and the surest is taken first."""

from .assignment import assign
from .profiles import Profile, profile
from .qualifiers import Qualified, qualified
from .roles import EXTRA_ROLES, PLAN_ROLES, ROLES, Columns, GoalColumn

__all__ = [
    "EXTRA_ROLES",
    "PLAN_ROLES",
    "ROLES",
    "Columns",
    "GoalColumn",
    "Profile",
    "Qualified",
    "assign",
    "profile",
    "qualified",
]
