"""The libraries that a task was given: read, without those who are to judge now, and what is to be told of them."""

from collections.abc import Sequence
from pathlib import Path

from overlap.model import Review
from overlap.problems import Notice

from .collected import groups_of
from .proposals import OtherGroups
from .reading import ReadLibrary, read_library


def read_libraries(paths: Sequence[Path]) -> tuple[ReadLibrary, ...]:
    """Read several libraries.

    Raises:
        Unusable: one cannot be read, or a row of it cannot be right.
    """
    return tuple(map(read_library, paths))


def other_groups(read: Sequence[ReadLibrary], reviews: Sequence[Review] = ()) -> OtherGroups | None:
    """Give what other groups decided than those of these reviews; None where no library was named."""
    return OtherGroups(read, groups_of(reviews)) if read else None


def notices_of(read: Sequence[ReadLibrary], *, met: bool = True) -> tuple[Notice, ...]:
    """Tell what was noticed in libraries; ``met``: whether anything in them is about these documents."""
    twice = (Notice("library-twice", library.file, values={"count": library.twice}) for library in read if library.twice)
    unmet = (
        ()
        if met
        else (Notice("library-unmet", library.file, values={"count": len(library.library.decisions)}) for library in read)
    )
    return (*twice, *unmet)
