"""Which kwalificaties a printed dossier is about, and which of them a text "Voor … geldt aanvullend:" names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from overlap.model import Kwalificatie
from overlap.reading.formats.text import fold
from overlap.reading.publications.dossier import Profiel

from .lines import DossierLine

_NAME = re.compile(
    r"(?P<title>[^\W\d][^()|,;.»]*?)\s*(?:[,(|]|\s[-–]\s)\W*(?:mbo-)?(?:niveau\s*:?\s*(?P<niveau>[1-4])\W+)?"
    r"crebo(?:code|nummer|nr)?\.?\s*:?\s*(?P<crebo>\d{5})(?:\W+(?:mbo-)?niveau\s*:?\s*(?P<after>[1-4])\b)?",
    re.I,
)
_TITLE = re.compile(r"kwalificatiedossier\b(?:\s+mbo\b)?\s*:?\s*(?P<title>[^\W\d_].*?)?(?:,? geldig vanaf.*)?$", re.I)
_LONG = 120  # characters of a line that is a title
_LEFT = re.compile(r"(?:mbo-)?niveau|crebo\w*", re.I)
PROFIEL = re.compile(r"(?:profiel(?:deel)?\s*)?P(?P<number>\d{1,2})\s*[:.–-]?\s+(?P<title>[^\W\d].*)$", re.I)


@dataclass(slots=True)
class NamedKwalificatie:
    """What is known of a kwalificatie."""

    title: str
    crebos: dict[str, None] = field(default_factory=dict)
    niveau: str = ""


class Kwalificaties:
    """The kwalificaties of a dossier by their part (P1, P2 …), and its title."""

    def __init__(self, lines: Sequence[DossierLine]) -> None:
        """Read them in all lines, before anything is said to hold for one of them."""
        self.title = ""
        self.by_part: dict[str, NamedKwalificatie] = {}
        self._loose: dict[str, NamedKwalificatie] = {}  # by title, where no part is told
        self._part = ""  # the profieldeel whose table of facts is read
        self._read(lines)

    @property
    def parts(self) -> frozenset[str]:
        """Give the parts of all kwalificaties."""
        return frozenset(self.by_part)

    def profielen(self) -> tuple[Profiel, ...]:
        """Give them as a dossier has them, in the order of their parts."""
        return tuple(
            Profiel(part, part, Kwalificatie(known.title, tuple(known.crebos), known.niveau), "")
            for part, known in sorted(self.by_part.items(), key=lambda item: int(item[0][1:]))
        )

    def _read(self, lines: Sequence[DossierLine]) -> None:
        titled = ""
        for n, line in enumerate(lines):
            if line.cells:
                self._facts(line.cells)
            elif match := PROFIEL.match(line.text):
                if len(line.text) < _LONG and not line.item and not line.is_in_contents:
                    self._named(match).title = match["title"]
            elif "crebo" in line.text.casefold() and (names := list(_NAME.finditer(line.text))):
                for name in names:
                    known = self._loose.setdefault(name["title"].strip().casefold(), NamedKwalificatie(name["title"].strip()))
                    known.crebos[name["crebo"]] = None
                    known.niveau = name["niveau"] or name["after"] or known.niveau
            elif not titled and len(line.text) < _LONG and (match := _TITLE.match(line.text)):
                titled = match["title"] or (lines[n + 1].text if n + 1 < len(lines) else "")
        self.title = titled
        for known in self.by_part.values():
            if loose := self._loose.get(known.title.casefold()):
                known.crebos |= loose.crebos
                known.niveau = known.niveau or loose.niveau
        if not self.by_part:
            self.by_part = {f"P{n}": known for n, known in enumerate(self._loose.values(), 1)}

    def _named(self, match: re.Match[str]) -> NamedKwalificatie:
        self._part = f"P{int(match['number'])}"
        return self.by_part.setdefault(self._part, NamedKwalificatie(match["title"]))

    def _facts(self, cells: tuple[str, ...]) -> None:
        """A row of the overview (P1 titel, crebo, niveau), or of the table of a profiel (Mbo-niveau | 2)."""
        if match := PROFIEL.match(cells[0]):
            known = self._named(match)
            known.title = match["title"]
            rest = cells[1:]
        elif self._part and len(cells) == 2 and _LEFT.match(cells[0]):
            known, rest = self.by_part[self._part], cells[1:]
        else:
            return
        known.crebos |= dict.fromkeys(cell for cell in rest if re.fullmatch(r"\d{5}", cell))
        known.niveau = next((cell for cell in rest if re.fullmatch(r"[1-4]", cell)), known.niveau)

    def chosen(self, names: str) -> frozenset[str] | None:
        """Give the parts of what "gespecialiseerd medewerker en assistent" names; None, for all, where none of it is known."""
        left = fold(names).casefold()
        chosen = set()
        for part, known in sorted(self.by_part.items(), key=lambda item: -len(item[1].title)):
            if known.title and known.title.casefold() in left:
                left = left.replace(known.title.casefold(), " ")
                chosen.add(part)
        return frozenset(chosen) or None
