"""The lines of a printed dossier -> its kerntaken: what each line begins, goes on with or belongs to."""

import re
from dataclasses import dataclass

from overlap.model import Heading
from overlap.reading.formats.text import fold
from overlap.reading.layout.codes import kind_of
from overlap.reading.layout.headings import heading_in
from overlap.reading.layout.outline import part_in
from overlap.reading.layout.running_text import TEXT
from overlap.reading.layout.running_text.lists import is_one_sentence, says_able

from .items import Described, DraftItem, DraftKerntaak
from .kwalificaties import PROFIEL, Kwalificaties
from .lines import DossierLine

_ADDED = re.compile(r"voor (?:de |het )?(?P<names>.+?) geldt (?:aanvullend|ook|bovendien)\s*:?$", re.I)
_BASIS = re.compile(r"(?:B(?P<number>\d{1,2})\s*[:.–-]?\s*)?basisdeel\b", re.I)
_SUBJECT = re.compile(r"de (?:beginnend )?[\w ]{3,60}:\s*$", re.I)
_COMPETENCES = re.compile(r"(?:de )?onderliggende competenties?\b", re.I)
_LABEL = re.compile(r"[A-Z][\w ]{3,60}$")


@dataclass(slots=True, kw_only=True)
class _Position:
    """What the next line belongs to: the innermost that is open, and for which kwalificaties (None: all) it holds."""

    above: tuple[Heading, ...] = ()
    kerntaak: DraftKerntaak | None = None
    werkproces: DraftItem | None = None
    knowledge: DraftItem | None = None
    text: Described = ""
    only: frozenset[str] | None = None


class KerntakenReader:
    """Reads the lines one by one; ``passed`` is what looks like a goal, and stands where a dossier has none."""

    def __init__(self, kwalificaties: Kwalificaties) -> None:
        """Begin before the first line."""
        self.kerntaken: dict[str, DraftKerntaak] = {}
        self.passed: list[DossierLine] = []
        self._kwalificaties = kwalificaties
        self._at = _Position()
        self._lines = 0  # read so far

    def read(self, line: DossierLine) -> None:
        """Read the next line."""
        self._lines += 1
        at = self._at
        what, code, text = ("", "", "") if line.item else part_in([line.text])
        if what == "kerntaak":
            self._begin(code, fold(text), line)
        elif what == "werkproces" and at.kerntaak:
            draft = DraftItem(code=code, text=fold(text), part=at.kerntaak.part, place=line.place)
            at.werkproces = at.kerntaak.werkprocessen.setdefault(code or fold(text), draft)
            at.werkproces.place, at.werkproces.text, at.werkproces.order = line.place, fold(text), self._lines
            at.text, at.only = "", None
        elif what == "knowledge" or (what == "detail" and at.kerntaak):
            self._label("vakkennis" if what == "knowledge" else code.casefold(), text, line)
        elif not line.item and (keuzedeel := _keuzedeel(line.text)):
            self._at = _Position(above=(keuzedeel,))
        elif match := _ADDED.match(line.text):
            at.only = self._kwalificaties.chosen(match["names"])
        elif _COMPETENCES.match(line.text) or line.heading or _BASIS.fullmatch(line.text) or PROFIEL.fullmatch(line.text):
            at.text, at.only = "", None
        elif at.text == "knowledge":
            self._knowledge(line)
        elif at.text and at.werkproces:
            self._describe(f"- {line.text}" if line.item else line.text)
        elif (line.item or line.place.sheet != TEXT) and says_able(line.text) and is_one_sentence(line.text):
            self.passed.append(line)

    def _begin(self, code: str, title: str, line: DossierLine) -> None:
        """A kerntaak, or the keuzedeel or part that it stands in."""
        kind = kind_of(code)
        if kind == "keuzedeel" or line.text.casefold().startswith(("keuzedeel", "profieldeel", "basisdeel")):
            self._at = _Position(above=(Heading(code, title),) if kind == "keuzedeel" else ())
            return
        heading = Heading(code, title) if kind == "kerntaak" else Heading("", line.text)
        part = code.partition("-")[0].upper() if kind == "kerntaak" else ""
        key = heading.code or heading.title
        known = self.kerntaken.get(key)
        if known and not known.knowledge and not known.werkprocessen:  # an overview names it before its place
            del self.kerntaken[key]
        above = self._at.above
        kerntaak = self.kerntaken.setdefault(key, DraftKerntaak(heading=heading, above=above, part=part))
        if title:
            kerntaak.heading = heading
        self._at = _Position(above=above, kerntaak=kerntaak)

    def _label(self, label: str, text: str, line: DossierLine) -> None:
        at = self._at
        at.only = None
        if label == "vakkennis":
            at.text = "knowledge"
        elif "resultaat" in label:
            at.text = "resultaat"
        elif "gedrag" in label:
            at.text = "gedrag"
        elif re.search(r"complexiteit|verantwoordelijk", label):
            at.text = ""
        else:
            at.text = "omschrijving"
        if text and at.text == "knowledge" and not _SUBJECT.match(text):
            self._knowledge(line, fold(text))
        elif text:
            self._describe(fold(text))

    def _knowledge(self, line: DossierLine, text: str = "") -> None:
        at, text = self._at, text or line.text
        kerntaak, before = at.kerntaak, at.knowledge
        if kerntaak is None or _SUBJECT.match(text) or (not line.item and _LABEL.fullmatch(text) and len(text.split()) < 4):
            return
        if before and not line.item and text[0].islower() and not re.match(r"(?:heeft|kan|kent|weet)\b", text):
            del kerntaak.knowledge[before.text]
            before.text = f"{before.text} {text}"
            kerntaak.knowledge[before.text] = before
            return
        known = kerntaak.knowledge.get(text)
        if known is None:
            known = DraftItem(code="", text=text, part=kerntaak.part, place=line.place, order=self._lines, nrs=at.only)
            kerntaak.knowledge[text] = known
        elif known.nrs is not None:
            known.nrs = known.nrs | at.only if at.only is not None else None
        at.knowledge = known

    def _describe(self, text: str) -> None:
        at = self._at
        if at.werkproces and at.text:
            at.werkproces.texts.setdefault((at.text, at.only), []).append(text)


def _keuzedeel(line: str) -> Heading | None:
    """The keuzedeel that a line is the heading of: "Keuzedeel Stadsfietsen (K9902)"."""
    heading = None if line.endswith((".", ";")) else heading_in(line)
    return heading if heading and heading.label.casefold().startswith("keuzedeel") else None
