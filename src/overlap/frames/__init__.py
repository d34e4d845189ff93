"""Goals, pairs, coverage, gaps, decisions and the matrix as pandas DataFrames: one row per thing.

    >>> import overlap
    >>> vmbo = overlap.read("vmbo.xlsx")                              # doctest: +SKIP
    >>> overlap.frames.goals(vmbo).groupby("module").size()           # doctest: +SKIP

Columns have the same names and dtypes whatever is in them, also where there are no rows:

- ids, codes and texts are of the dtype "string"; "" where the document says nothing, <NA> where there is nothing to say;
- numbers that count are "Int64", shares and chances "Float64" (0 to 1, <NA> where there is none);
- choices from a fixed list are categories; the band is an ordered one, so that ``frame["band"] >= "likely"`` works;
- the index is 0, 1, 2 …; ids are columns, to join on.

`read_frame`, which `overlap.read` calls, goes the other way, and gives the same goals of what `goals` made.

The functions need pandas 2.2 or newer, and load it when they are called: nothing else in the package does.
"""

from .cells import matrix
from .comparison import coverage, gaps, goals, pairs
from .documents import read_frame
from .reviews import decisions

__all__ = ["coverage", "decisions", "gaps", "goals", "matrix", "pairs", "read_frame"]
