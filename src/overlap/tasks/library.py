"""Libraries of decisions: add what groups decided, take a group out, tell what is in one, and check one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from overlap.library.account import LibraryAccount, account_of
from overlap.library.collected import Wishes, collected, groups_of
from overlap.library.decisions import Library, LibraryDecision, LibraryKey, is_group, united, without
from overlap.library.reading import ReadLibrary, checked_library, read_library
from overlap.library.used import notices_of
from overlap.library.writing import library_tsv
from overlap.locale import gettext as _
from overlap.output.files import Output, save
from overlap.problems import Notice, Unusable
from overlap.workbook.readback.decisions import read_review

from .files.paths import LIBRARY, is_library, libraries, workbooks
from .files.results import claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRequest:
    """What to put in a library: filled-in workbooks (files, folders, patterns) and other libraries (.tsv).

    ``output`` is the library; one that stands there already is added to. ``name`` is what the groups of these workbooks want
    to be called in it ("" for nothing), ``license`` the address of the licence it is given under ("" for the one it has).
    Only with ``remarks`` do remarks of these workbooks go along, without names of people that the workbooks know.
    """

    files: tuple[Path, ...]
    output: Path
    name: str = ""
    license: str = ""
    remarks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryChange:
    """The library as it was written, and what that changed: decisions that are new, took the place of others, or are gone."""

    library: Library
    new: int
    replaced: int
    gone: int
    written: Path
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRequest:
    """Which groups to take out of a library: by their numbers, or as the groups that filled in workbooks."""

    groups: tuple[str, ...]
    output: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRequest:
    """Which libraries: files, folders with them, patterns. They are told of as one."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOutcome:
    """What is in the libraries together, and what was noticed in each."""

    account: LibraryAccount
    files: tuple[ReadLibrary, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOutcome:
    """What was found in each library; ``problems`` make a file unusable, ``notices`` do not."""

    files: tuple[ReadLibrary, ...]
    problems: tuple[Notice, ...]
    notices: tuple[Notice, ...]


def add(request: AddRequest) -> LibraryChange:
    """Put what groups decided into a library, beside what is in it already.

    Raises:
        Unusable: a file cannot be read, nothing was decided, or the library cannot be written.
    """
    given = [path for path in request.files if is_library(path)]
    files = workbooks([path for path in request.files if path not in given]) if len(given) < len(request.files) else []
    others = [path for path in given if not _is_same(path, request.output)]
    target = claimed(request.output, request.output, suffix=LIBRARY, inputs=(*files, *others), force=True)
    before = read_library(target.path) if target.path.exists() else None
    reviews = [read_review(path) for path in files]
    new, notices = collected(reviews, Wishes(name=" ".join(request.name.split()), remarks=request.remarks))
    if files and not new.decisions:
        raise Unusable("library-nothing", files[0].name)
    read = [*([before] if before else []), *map(read_library, others)]
    whole, of_licences = _together(read, new, request.license)
    told = (*(notice for review in reviews for notice in review.notices), *notices, *notices_of(read), *of_licences)
    return _written(target, before.library if before else Library(), whole, told)


def remove(request: RemoveRequest) -> LibraryChange:
    """Take all decisions of some groups out of a library.

    Raises:
        Unusable: the library or a workbook cannot be read, it holds nothing of a group, or cannot be written.
    """
    target = claimed(request.output, request.output, suffix=LIBRARY, force=True)
    before = read_library(target.path)
    numbers: set[str] = set()
    for named in request.groups:
        meant = {named} if is_group(named) else groups_of([read_review(path) for path in workbooks([Path(named)])])
        if not meant & before.library.groups:
            raise Unusable("library-no-such-group", before.file, group=named)
        numbers |= meant
    return _written(target, before.library, without(before.library, numbers), notices_of([before]))


def show(request: ShowRequest) -> ShowOutcome:
    """Tell what is in libraries together.

    Raises:
        Unusable: one cannot be read, or a row of it cannot be right.
    """
    read = [read_library(path) for path in libraries(request.files)]
    account = account_of(united(file.library for file in read))
    return ShowOutcome(account=account, files=tuple(read), notices=notices_of(read))


def check(request: ShowRequest) -> CheckOutcome:
    """Look at every row of libraries, and tell of all that cannot be right.

    Raises:
        Unusable: one cannot be read, or is no library at all.
    """
    checked = [checked_library(path) for path in libraries(request.files)]
    read = tuple(file for file, _problems in checked)
    problems = tuple(problem for _file, of_file in checked for problem in of_file)
    today = datetime.now(tz=UTC).date()
    notices = (*notices_of(read), *(notice for file in read for notice in _doubtful(file, today)))
    return CheckOutcome(files=read, problems=problems, notices=notices)


def _is_same(path: Path, output: Path) -> bool:
    return path.exists() and output.exists() and path.samefile(output)


def _together(read: Sequence[ReadLibrary], new: Library, asked: str) -> tuple[Library, tuple[Notice, ...]]:
    """The library of all, under the licence that was asked for, or else the one that all that were read have."""
    licences = sorted({file.library.license for file in read})
    whole = united([*(file.library for file in read), new])
    licence = asked or (licences[0] if len(licences) == 1 else "")
    differ = len(licences) > 1 and not asked
    names = ", ".join(name or _("not stated") for name in licences)
    notices = (Notice("library-licences", values={"licences": names}),) if differ else ()
    return Library(whole.decisions, licence), notices


def _written(target: Output, before: Library, after: Library, notices: Iterable[Notice]) -> LibraryChange:
    was, now = _by_key(before), _by_key(after)
    [saved] = save([(target, library_tsv(after))])
    return LibraryChange(
        library=after,
        new=len(now.keys() - was.keys()),
        replaced=sum(was[key] != now[key] for key in was.keys() & now.keys()),
        gone=len(was.keys() - now.keys()),
        written=saved.path,
        notices=tuple(notices),
    )


def _by_key(library: Library) -> dict[LibraryKey, set[LibraryDecision]]:
    by_key: dict[LibraryKey, set[LibraryDecision]] = {}
    for decision in library.decisions:
        by_key.setdefault(decision.key, set()).add(decision)
    return by_key


def _doubtful(read: ReadLibrary, today: date) -> Iterator[Notice]:
    """What may be right, and is worth asking: a group that says two things at once, and a date that is still to come."""
    told: set[LibraryKey] = set()
    for decision in account_of(read.library).conflicts:
        if decision.key not in told:
            told.add(decision.key)
            pair = f"{decision.vmbo.code or decision.vmbo.text} + {decision.mbo.code or decision.mbo.text}"
            yield Notice("library-divided", read.file, values={"group": decision.name or decision.group, "pair": pair})
    for day in sorted({decision.date for decision in read.library.decisions if decision.date > today.isoformat()}):
        yield Notice("library-later", read.file, values={"date": day})
