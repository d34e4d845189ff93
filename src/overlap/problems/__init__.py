"""Everything that can be wrong with a file, a call or a result: one catalogue, each entry with a stable code.

An entry that makes the run impossible is raised as `Unusable` (exit status 2); the others travel with the result
as a `Notice`. The entries stand in a module for each subject; docs/problemen.md explains each of them in Dutch.
"""

from .catalogue import CATALOGUE
from .notice import Notice, Unusable
from .problem import Problem

__all__ = ["CATALOGUE", "Notice", "Problem", "Unusable"]
