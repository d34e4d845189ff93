"""What other groups decided, from libraries, for a task that takes them."""

from collections.abc import Sequence
from pathlib import Path

from overlap.library.collected import groups_of
from overlap.library.proposals import OtherGroups
from overlap.library.reading import ReadLibrary, read_library
from overlap.model import Review
from overlap.problems import Notice

from .paths import libraries


def libraries_of(named: Sequence[Path]) -> tuple[ReadLibrary, ...]:
    """Read the libraries that files, folders and patterns stand for.

    Raises:
        Unusable: one cannot be read, or a row of it cannot be right; or there is none.
    """
    return tuple(read_library(path) for path in libraries(named))


def other_groups(read: Sequence[ReadLibrary], reviews: Sequence[Review] = ()) -> OtherGroups | None:
    """Give what other groups decided than those of these reviews; None where no library was named."""
    return OtherGroups(read, groups_of(reviews)) if read else None


def notices_of(read: Sequence[ReadLibrary], *, met: bool) -> tuple[Notice, ...]:
    """Tell what was noticed in libraries; ``met``: whether anything in them is about these documents."""
    twice = (Notice("library-twice", one.file, values={"count": one.twice}) for one in read if one.twice)
    unmet = () if met else (Notice("library-unmet", one.file, values={"count": len(one.library.decisions)}) for one in read)
    return (*twice, *unmet)
