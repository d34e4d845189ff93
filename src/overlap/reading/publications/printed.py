"""A kwalificatiedossier in print (PDF, Word) -> the same Dossier as its XML gives.

A printed dossier has a fixed build: per kerntaak "B1-K1: titel", Complexiteit, Verantwoordelijkheid en zelfstandigheid,
"Vakkennis en vaardigheden" with items, and per werkproces Omschrijving, Resultaat and Gedrag, in paragraphs, in boxes, or in
tables with the label at the left. "Voor … geldt aanvullend:" stands above what holds for some kwalificaties only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from overlap.model import Heading, Kwalificatie, Source
from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.blocks import Block, Passage
from overlap.reading.formats.files import Document
from overlap.reading.formats.text import fold
from overlap.reading.layout.account.marks import notices_of_marks
from overlap.reading.layout.codes import kind_of
from overlap.reading.layout.headings import heading_in
from overlap.reading.layout.outline import part_in
from overlap.reading.layout.running_text import TEXT
from overlap.reading.layout.running_text.lists import is_one_sentence, says_able

from .dossier import Dossier, DossierItem, DossierText, Profiel, kind_of_item

_Open = Literal["", "knowledge", "omschrijving", "resultaat", "gedrag"]
_TEXTS: tuple[_Open, ...] = ("omschrijving", "resultaat", "gedrag")
_BULLET = re.compile("(?:[•▪●◦■□‣∙◆➢➤►§·\uf0b7\uf0a7\uf0fc\uf0d8\uf076\uf02d]\\s*|[-–—*o]\\s+)(?=\\S)")
_ADDED = re.compile(r"voor (?:de |het )?(?P<names>.+?) geldt (?:aanvullend|ook|bovendien)\s*:?$", re.I)
_INLINE = re.compile(  # the same in the middle of a text whose lines run on
    r"(?<=[.;:!?])\s+(?=Voor [^.;:]{3,160} geldt (?:aanvullend|ook|bovendien)\s*:)|(?<=geldt aanvullend:)\s+(?=\S)"
)
_BASIS = re.compile(r"(?:B(?P<number>\d{1,2})\s*[:.–-]?\s*)?basisdeel\b", re.I)
_PROFIEL = re.compile(r"(?:profiel(?:deel)?\s*)?P(?P<number>\d{1,2})\s*[:.–-]?\s+(?P<title>[^\W\d].*)$", re.I)
_NAME = re.compile(
    r"(?P<title>[^\W\d][^()|,;.»]*?)\s*(?:[,(|]|\s[-–]\s)\W*(?:mbo-)?(?:niveau\s*:?\s*(?P<niveau>[1-4])\W+)?"
    r"crebo(?:code|nummer|nr)?\.?\s*:?\s*(?P<crebo>\d{5})(?:\W+(?:mbo-)?niveau\s*:?\s*(?P<after>[1-4])\b)?",
    re.I,
)
_TITLE = re.compile(r"kwalificatiedossier\b(?:\s+mbo\b)?\s*:?\s*(?P<title>[^\W\d_].*?)?(?:,? geldig vanaf.*)?$", re.I)
_LONG = 120  # characters of a line that is a title
_LEADERS = re.compile(r"(?:\.\s?){4,}\d*\s*$")
_SUBJECT = re.compile(r"de (?:beginnend )?[\w ]{3,60}:\s*$", re.I)
_COMPETENCES = re.compile(r"(?:de )?onderliggende competenties?\b", re.I)
_LABEL = re.compile(r"[A-Z][\w ]{3,60}$")
_LEFT = re.compile(r"(?:mbo-)?niveau|crebo\w*", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _DossierLine:
    """A line in reading order, where it stands, and whether it is an item of a list or a heading."""

    text: str
    place: Source
    item: bool = False
    heading: bool = False
    cells: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A werkproces or item as far as it was read: texts by name and by the kwalificaties (P1 …) that they are added for."""

    code: str
    text: str
    part: str
    place: Source
    order: int = 0
    nrs: frozenset[str] | None = None
    texts: dict[tuple[_Open, frozenset[str] | None], list[str]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Kerntaak:
    heading: Heading
    above: tuple[Heading, ...]
    part: str
    knowledge: dict[str, _Draft] = field(default_factory=dict)
    werkprocessen: dict[str, _Draft] = field(default_factory=dict)


@dataclass(slots=True)
class _Named:
    """What is known of a kwalificatie."""

    title: str
    crebos: dict[str, None] = field(default_factory=dict)
    niveau: str = ""


def read_printed(document: Document, stem: str) -> Dossier | None:
    """Read a dossier in print, None where the document has no text or is none. ``stem`` is its title where it tells none."""
    if not any(isinstance(block, Passage) for block in document.blocks):
        return None
    lines = list(_lines(document.name, document.blocks))
    if not _is_dossier(lines):
        return None
    reading = _Printed(lines)
    items = reading.items()
    return reading.dossier(document, stem, items) if items else None


def _lines(file: str, blocks: Sequence[Block]) -> Iterator[_DossierLine]:
    for block in blocks:
        if isinstance(block, Passage):
            place = Source(file, TEXT, block.number, page=block.page, paragraph=0 if block.page else block.number)
            number = block.marker.rstrip(".")
            text = f"{number} {block.text}" if kind_of(number) not in (None, "number") else block.text
            for n, part in enumerate(_INLINE.split(text)):
                yield _DossierLine(text=part, place=place, item=block.role == "item" and not n, heading=block.role == "heading")
            continue
        for i, row in enumerate(block.rows):
            cells = [cell for j, cell in enumerate(row) if cell and (i, j) not in block.copied]
            place = Source(file, block.name, i + 1, page=block.pages[i] if block.pages else 0)
            yield from _of_row(cells, place)


def _of_row(cells: Sequence[str], place: Source) -> Iterator[_DossierLine]:
    """The lines of a row; a label at the left goes before what stands beside it."""
    yield _DossierLine(text=" | ".join(map(fold, cells)), place=place, cells=tuple(map(fold, cells)))
    for n, cell in enumerate(cells):
        lines = cell.split("\n")
        if n == 0 and len(cells) > 1:
            lines = [fold(cell)]
        for line in lines:
            bullet = _BULLET.match(line)
            for m, part in enumerate(_INLINE.split(line[bullet.end() :] if bullet else line)):
                yield _DossierLine(text=part, place=place, item=bullet is not None and not m)


def _is_dossier(lines: Sequence[_DossierLine]) -> bool:
    """Whether werkprocessen stand in the text with what they are described by, and not as rows of a table."""
    told = [part_in([line.text])[:2] for line in lines if line.text and not line.cells and not _LEADERS.search(line.text)]
    werkprocessen = sum(what == "werkproces" for what, _code in told)
    kerntaken = sum(what == "kerntaak" for what, _code in told)
    details = sum(what in ("detail", "knowledge") for what, _code in told)
    return bool(werkprocessen and kerntaken and details >= werkprocessen)


class _Printed:
    """The reading of a dossier in print."""

    def __init__(self, lines: Sequence[_DossierLine]) -> None:
        self.title = ""
        self.named: dict[str, _Named] = {}  # by part: P1
        self.loose: dict[str, _Named] = {}  # by title, where no part is told
        self.kerntaken: dict[str, _Kerntaak] = {}
        self.above: tuple[Heading, ...] = ()
        self.kerntaak: _Kerntaak | None = None
        self.werkproces: _Draft | None = None
        self.last: _Draft | None = None
        self.open: _Open = ""
        self.only: frozenset[str] | None = None
        self.passed: list[_DossierLine] = []  # what looks like a goal, and stands where a dossier has none
        self.count = 0  # lines so far
        self.part = ""  # the profieldeel whose table of facts is read
        self._name(lines)
        for line in lines:
            if line.text and not line.cells and not _LEADERS.search(line.text):
                self.count += 1
                self._line(line)

    # kwalificaties ------------------------------------------------------------

    def _name(self, lines: Sequence[_DossierLine]) -> None:
        """Find the kwalificaties, and the title of the dossier, before anything is said to hold for one of them."""
        titled = ""
        for n, line in enumerate(lines):
            if line.cells:
                self._facts(line.cells)
            elif match := _PROFIEL.match(line.text):
                if len(line.text) < _LONG and not line.item and not _LEADERS.search(line.text):
                    self._named(match).title = match["title"]
            elif "crebo" in line.text.casefold() and (names := list(_NAME.finditer(line.text))):
                for name in names:
                    known = self.loose.setdefault(name["title"].strip().casefold(), _Named(name["title"].strip()))
                    known.crebos[name["crebo"]] = None
                    known.niveau = name["niveau"] or name["after"] or known.niveau
            elif not titled and len(line.text) < _LONG and (match := _TITLE.match(line.text)):
                titled = match["title"] or (lines[n + 1].text if n + 1 < len(lines) else "")
        self.title = titled
        for known in self.named.values():
            if loose := self.loose.get(known.title.casefold()):
                known.crebos |= loose.crebos
                known.niveau = known.niveau or loose.niveau
        if not self.named:
            self.named = {f"P{n}": known for n, known in enumerate(self.loose.values(), 1)}

    def _named(self, match: re.Match[str]) -> _Named:
        self.part = f"P{int(match['number'])}"
        return self.named.setdefault(self.part, _Named(match["title"]))

    def _facts(self, cells: tuple[str, ...]) -> None:
        """A row of the overview (P1 titel, crebo, niveau), or of the table of a profiel (Mbo-niveau | 2)."""
        if match := _PROFIEL.match(cells[0]):
            known = self._named(match)
            known.title = match["title"]
            rest = cells[1:]
        elif self.part and len(cells) == 2 and _LEFT.match(cells[0]):
            known, rest = self.named[self.part], cells[1:]
        else:
            return
        known.crebos |= dict.fromkeys(cell for cell in rest if re.fullmatch(r"\d{5}", cell))
        known.niveau = next((cell for cell in rest if re.fullmatch(r"[1-4]", cell)), known.niveau)

    def _chosen(self, names: str) -> frozenset[str] | None:
        """The kwalificaties that "gespecialiseerd medewerker en assistent" names; all where none of them is known."""
        left = fold(names).casefold()
        chosen = set()
        for part, known in sorted(self.named.items(), key=lambda item: -len(item[1].title)):
            if known.title and known.title.casefold() in left:
                left = left.replace(known.title.casefold(), " ")
                chosen.add(part)
        return frozenset(chosen) or None

    # lines --------------------------------------------------------------------

    def _line(self, line: _DossierLine) -> None:
        what, code, text = ("", "", "") if line.item else part_in([line.text])
        if what == "kerntaak":
            self._begin(code, fold(text), line)
        elif what == "werkproces" and self.kerntaak:
            self.werkproces = self.kerntaak.werkprocessen.setdefault(
                code or fold(text), _Draft(code=code, text=fold(text), part=self.kerntaak.part, place=line.place)
            )
            self.werkproces.place, self.werkproces.text, self.werkproces.order = line.place, fold(text), self.count
            self.open, self.only = "", None
        elif what == "knowledge" or (what == "detail" and self.kerntaak):
            self._label("vakkennis" if what == "knowledge" else code.casefold(), text, line)
        elif not line.item and (keuzedeel := _keuzedeel(line.text)):
            self.werkproces, self.kerntaak, self.last, self.open, self.only = None, None, None, "", None
            self.above = (keuzedeel,)
        elif match := _ADDED.match(line.text):
            self.only = self._chosen(match["names"])
        elif _COMPETENCES.match(line.text) or line.heading or _BASIS.fullmatch(line.text) or _PROFIEL.fullmatch(line.text):
            self.open, self.only = "", None
        elif self.open == "knowledge":
            self._knowledge(line)
        elif self.open and self.werkproces:
            self._describe(f"- {line.text}" if line.item else line.text)
        elif (line.item or line.place.sheet != TEXT) and says_able(line.text) and is_one_sentence(line.text):
            self.passed.append(line)

    def _begin(self, code: str, title: str, line: _DossierLine) -> None:
        """A kerntaak, or the keuzedeel or part that it stands in."""
        self.werkproces, self.open, self.only, self.last = None, "", None, None
        kind = kind_of(code)
        if kind == "keuzedeel" or line.text.casefold().startswith(("keuzedeel", "profieldeel", "basisdeel")):
            self.above = (Heading(code, title),) if kind == "keuzedeel" else ()
            self.kerntaak = None
            return
        heading = Heading(code, title) if kind == "kerntaak" else Heading("", line.text)
        part = code.partition("-")[0].upper() if kind == "kerntaak" else ""
        key = heading.code or heading.title
        known = self.kerntaken.get(key)
        if known and not known.knowledge and not known.werkprocessen:  # an overview names it before its place
            del self.kerntaken[key]
        self.kerntaak = self.kerntaken.setdefault(key, _Kerntaak(heading=heading, above=self.above, part=part))
        self.kerntaak.heading = heading if title else self.kerntaak.heading

    def _label(self, label: str, text: str, line: _DossierLine) -> None:
        self.only = None
        if label == "vakkennis":
            self.open = "knowledge"
        elif "resultaat" in label:
            self.open = "resultaat"
        elif "gedrag" in label:
            self.open = "gedrag"
        elif re.search(r"complexiteit|verantwoordelijk", label):
            self.open = ""
        else:
            self.open = "omschrijving"
        if text and self.open == "knowledge" and not _SUBJECT.match(text):
            self._knowledge(line, fold(text))
        elif text:
            self._describe(fold(text))

    def _knowledge(self, line: _DossierLine, text: str = "") -> None:
        kerntaak, text = self.kerntaak, text or line.text
        if kerntaak is None or _SUBJECT.match(text) or (not line.item and _LABEL.fullmatch(text) and len(text.split()) < 4):
            return
        if self.last and not line.item and text[0].islower() and not re.match(r"(?:heeft|kan|kent|weet)\b", text):
            del kerntaak.knowledge[self.last.text]
            self.last.text = f"{self.last.text} {text}"
            kerntaak.knowledge[self.last.text] = self.last
            return
        known = kerntaak.knowledge.get(text)
        if known is None:
            known = _Draft(code="", text=text, part=kerntaak.part, place=line.place, order=self.count, nrs=self.only)
            kerntaak.knowledge[text] = known
        elif known.nrs is not None:
            known.nrs = known.nrs | self.only if self.only is not None else None
        self.last = known

    def _describe(self, text: str) -> None:
        if self.werkproces and self.open:
            self.werkproces.texts.setdefault((self.open, self.only), []).append(text)

    # items --------------------------------------------------------------------

    def items(self) -> tuple[DossierItem, ...]:
        """All items, of each kerntaak in the order of the document."""
        items: list[DossierItem] = []
        for kerntaak in self.kerntaken.values():
            section = (*kerntaak.above, kerntaak.heading)
            code = kerntaak.heading.code
            own: list[tuple[int, DossierItem]] = []
            for n, draft in enumerate(kerntaak.knowledge.values(), 1):
                draft.text = draft.text.rstrip(" ;")
                own.append((draft.order, self._item(draft, f"{code}-V{n}" if code else "", section, kennis=True)))
            own += [(draft.order, self._item(draft, draft.code, section)) for draft in kerntaak.werkprocessen.values()]
            items += [item for _order, item in sorted(own, key=lambda pair: pair[0])]
        return tuple(items)

    def _item(self, draft: _Draft, code: str, section: tuple[Heading, ...], *, kennis: bool = False) -> DossierItem:
        everyone = frozenset(self.named)
        own = everyone & {draft.part} if draft.part.startswith("P") else everyone
        return DossierItem(
            code=code,
            text=draft.text,
            kind=kind_of_item(draft.text) if kennis else "werkproces",
            section=section,
            source=draft.place,
            nrs=own if draft.nrs is None else own & draft.nrs,
            parts=tuple(self._text(draft, name) for name in _TEXTS) if not kennis else (),
        )

    @staticmethod
    def _text(draft: _Draft, name: _Open) -> DossierText:
        base = _joined(draft.texts.get((name, None), ()))
        added = [
            (nr, _joined(texts))
            for (of, nrs), texts in draft.texts.items()
            if of == name and nrs is not None
            for nr in sorted(nrs)
        ]
        return DossierText(base, tuple(added))

    def dossier(self, document: Document, stem: str, items: tuple[DossierItem, ...]) -> Dossier:
        """Give what was read as a dossier with these items; ``stem`` is its title where it tells none."""
        return Dossier(
            title=self.title or next((above.label for kerntaak in self.kerntaken.values() for above in kerntaak.above), stem),
            file=document.name,
            sha256=document.sha256,
            kwalificaties=tuple(
                Profiel(part, part, Kwalificatie(known.title, tuple(known.crebos), known.niveau), "")
                for part, known in sorted(self.named.items(), key=lambda item: int(item[0][1:]))
            ),
            items=items,
            warnings=(*self._notices(document.name), *_marks(document, items)),
        )

    def _notices(self, file: str) -> tuple[Notice, ...]:
        """What looks like a goal and stands outside kerntaken, told once."""
        if not self.passed:
            return ()
        first = self.passed[0]
        values = {"count": len(self.passed), "text": begun(first.text)}
        return (Notice("text-not-read", file, page=first.place.page, paragraph=first.place.paragraph, values=values),)


def _keuzedeel(line: str) -> Heading | None:
    """The keuzedeel that a line is the heading of: "Keuzedeel Stadsfietsen (K9902)"."""
    heading = None if line.endswith((".", ";")) else heading_in(line)
    return heading if heading and heading.label.casefold().startswith("keuzedeel") else None


def _marks(document: Document, items: Sequence[DossierItem]) -> Iterator[Notice]:
    """What people marked in the tables of a dossier: struck through, deleted, hidden, not filled in."""
    for grid in document.grids:
        yield from notices_of_marks(document.name, grid, [item for item in items if item.source.sheet == grid.name])


def _joined(lines: Sequence[str]) -> str:
    """The lines of a text as one; items are divided as SBB does: "De medewerker: - werkt netjes; - is op tijd."."""
    text = ""
    for line in lines:
        divide = "; " if line.startswith("- ") and text and not text.endswith((":", ";", ",")) else " "
        text = f"{text}{divide}{line}" if text else line
    return text
