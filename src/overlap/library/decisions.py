"""What is in a library: decisions of groups about a vmbo text and an mbo text, and how two libraries become one.

Every decision has a key: the group, and the two texts. Of several with one key the newest holds. Two that are as new and say
different things are both kept: nobody can tell which of them holds, and such a group counts for neither. So libraries become
one in any order, and a library beside itself is that library.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from overlap.model import Action, Band, Behalf, GapVerdict, Goal, Verdict

TEXT: Final = "t"  # before the digest of a text: no spreadsheet program takes it for a number
GROUP: Final = "g"  # likewise, before the number of a group
_DIGITS: Final = 16  # hexadecimal
_BETWEEN_LETTERS: Final = re.compile(r"[\W_]+")

PairVerdict = Verdict | GapVerdict
TextKey = tuple[str, ...]
LibraryKey = tuple[str, TextKey, TextKey]  # group, vmbo text, mbo text

_GROUP: Final = re.compile(GROUP + r"[0-9a-f]{12}")


def digest_of(text: str) -> str:
    """Give the digest of a text, "" for none: of its letters and digits only, so case, white space and marks do not count."""
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    letters = _BETWEEN_LETTERS.sub("", folded) or folded  # what has no letters at all is told by its marks
    digest = hashlib.sha256(letters.encode("utf-8", "replace")).hexdigest()
    return TEXT + digest[:_DIGITS] if letters else ""


def is_group(text: str) -> bool:
    """Tell whether a text is the number of a group: "g0123456789ab"."""
    return bool(_GROUP.fullmatch(text))


def plain_code(code: str) -> str:
    """Give a code as it is compared: case and white space do not count."""
    return "".join(code.split()).casefold()


@dataclass(frozen=True, kw_only=True)
class SharedText:
    """An eindterm or an mbo item as a library knows it.

    ``digest`` is that of its text, ``description`` that of its omschrijving, "" where it has none. ``text`` is there to read,
    and to find a text that changed. ``crebos`` and ``kwalificaties`` say of which kwalificatie an mbo item is.
    """

    code: str
    digest: str
    text: str = ""
    description: str = ""
    crebos: tuple[str, ...] = ()
    kwalificaties: tuple[str, ...] = ()

    @cached_property
    def key(self) -> TextKey:
        """What makes it this text and no other: its code, the digest of its text, and the crebo's."""
        return plain_code(self.code), self.digest, *sorted(self.crebos)


def shared_text(goal: Goal, clean: Callable[[str], str] = str) -> SharedText:
    """Give a goal as a library knows it; ``clean`` takes names of people out of what is there to read."""
    return SharedText(
        code=" ".join(goal.code.split()),
        digest=digest_of(goal.text),
        text=" ".join(clean(goal.text).split()),
        description=digest_of(goal.description),
        crebos=tuple(dict.fromkeys(crebo for one in goal.kwalificaties for crebo in one.crebos)),
        kwalificaties=tuple(dict.fromkeys(" ".join(one.title.split()) for one in goal.kwalificaties if one.title.strip())),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDecision:
    """What one group decided about a vmbo text and an mbo text.

    ``group`` is a number that tells groups apart and does not say who they are; ``name`` is what the group wants to be called,
    "" for nothing. ``behalf`` is for whom it spoke. ``date`` ("2026-11-21") and ``saved`` ("2026-11-21T20:36:53Z") say when,
    "" where nobody knows. ``band`` is how sure the program (``version``) was, None where it proposed nothing. ``remark`` is
    there only where somebody asked for it.
    """

    vmbo: SharedText
    mbo: SharedText
    group: str
    verdict: PairVerdict
    action: Action | None = None
    behalf: Behalf = ""
    name: str = ""
    date: str = ""
    saved: str = ""
    version: str = ""
    band: Band | None = None
    remark: str = ""

    @property
    def key(self) -> LibraryKey:
        """What tells it from other decisions."""
        return self.group, self.vmbo.key, self.mbo.key

    @property
    def time(self) -> tuple[str, str]:
        """When it was decided; a later one is greater."""
        return self.date, self.saved


@dataclass(frozen=True, slots=True)
class Library:
    """Decisions of any number of groups, each once. ``license`` is the address of the licence under which they are given."""

    decisions: tuple[LibraryDecision, ...] = ()
    license: str = ""

    @property
    def groups(self) -> frozenset[str]:
        """The numbers of the groups in it."""
        return frozenset(decision.group for decision in self.decisions)


def newest(decisions: Iterable[LibraryDecision]) -> tuple[LibraryDecision, ...]:
    """Keep of each key the newest decision, or all that are as new and say different things; in the order of the texts."""
    held: dict[LibraryKey, LibraryDecision] = {}
    several: dict[LibraryKey, list[LibraryDecision]] = {}
    for decision in decisions:
        if (first := held.setdefault(decision.key, decision)) is not decision:
            several.setdefault(decision.key, [first]).append(decision)
    alone = (decision for key, decision in held.items() if key not in several)
    kept = [*alone, *(decision for rows in several.values() for decision in _newest_of(rows))]
    return tuple(sorted(kept, key=lambda decision: (decision.vmbo.key, decision.mbo.key, decision.group, decision.verdict)))


def _newest_of(rows: Sequence[LibraryDecision]) -> Iterable[LibraryDecision]:
    """Of decisions with one key the newest, one for each verdict."""
    last = max(row.time for row in rows)
    by_verdict: dict[PairVerdict, LibraryDecision] = {}
    for row in rows:
        if row.time == last:
            by_verdict[row.verdict] = max(row, by_verdict.get(row.verdict, row), key=_said)
    return by_verdict.values()


def united(libraries: Iterable[Library]) -> Library:
    """Make one library of several, in whatever order they come; of several licences none is left."""
    known = list(libraries)
    licences = {library.license for library in known if library.decisions or library.license}
    decisions = newest(decision for library in known for decision in library.decisions)
    return Library(decisions, licences.pop() if len(licences) == 1 else "")


def without(library: Library, groups: Iterable[str]) -> Library:
    """Give a library without the decisions of some groups."""
    gone = frozenset(groups)
    kept = tuple(decision for decision in library.decisions if decision.group not in gone) if gone else library.decisions
    return Library(kept, library.license)


def _said(decision: LibraryDecision) -> tuple[object, ...]:
    """An order among decisions with one key, time and verdict: which is kept may not depend on which came first."""
    texts = (
        decision.vmbo.code,
        decision.vmbo.text,
        decision.vmbo.description,
        decision.mbo.code,
        decision.mbo.text,
        decision.mbo.description,
    )
    return (
        decision.action or "",
        decision.behalf,
        decision.name,
        decision.remark,
        decision.version,
        decision.band or "",
        *texts,
        decision.mbo.kwalificaties,
    )
