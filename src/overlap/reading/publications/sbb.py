"""A kwalificatiedossier as SBB publishes it (XML) -> the Curriculum of the kwalificaties that are chosen.

A dossier has a basisdeel that all its kwalificaties share, and a profieldeel for each. The XML has chapter numbers and
no codes: kerntaken and werkprocessen get the codes that the PDF of the same dossier prints (B1-K1, P2-K1-W3). Items of
vakkennis en vaardigheden have no number in either; they get V1, V2 … in the order of the source, counted within their
kerntaak over all kwalificaties, so that a code does not depend on which kwalificatie was chosen.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from overlap.locale import mark as _
from overlap.model import BETWEEN, Curriculum, Goal, GoalKind, Heading, Kwalificatie, SheetReport, Source, with_ids
from overlap.model.text import begun
from overlap.problems import Notice, Unusable
from overlap.reading.formats.files import OpenedFile, open_file
from overlap.reading.formats.text import clean, fold

from .tree import Node, parse

_BASIS = "Basisdeel"
_PARTS = ("werkprocesomschrijving", "werkprocesresultaat", "werkprocesgedrag")
_MARKUP = re.compile(r"</?(?:xhtml|labeltext|p|br|span|div|ul|ol|li|strong|em|b|i|u|a|su[bp]|h[1-6])\b[^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Profiel:
    """One profiel of a dossier, which is a kwalificatie.

    ``nr`` is its key in the XML, ``part`` its code in the dossier (P1), ``sbu`` the study load of the whole kwalificatie.
    """

    nr: str
    part: str
    kwalificatie: Kwalificatie
    sbu: str

    @property
    def title(self) -> str:
        """Give the title of the kwalificatie."""
        return self.kwalificatie.title

    @property
    def crebo(self) -> str:
        """Give its crebo's in one text, "" where it has none."""
        return BETWEEN.join(self.kwalificatie.crebos)

    @property
    def niveau(self) -> str:
        """Give its niveau ("2"), "" where the dossier does not tell."""
        return self.kwalificatie.niveau


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a werkproces: for everyone, and what is added for one kwalificatie (by nr)."""

    base: str
    added: tuple[tuple[str, str], ...] = ()

    def told_to(self, chosen: frozenset[str]) -> str:
        added = dict.fromkeys(text for nr, text in self.added if nr in chosen)
        return " ".join(filter(None, (self.base, *added)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A werkproces or an item of vakkennis, with the kwalificaties (by nr) that it belongs to."""

    code: str
    text: str
    kind: GoalKind
    section: Heading
    sheet: str
    line: int
    nrs: frozenset[str]
    parts: tuple[_Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A dossier as it was read: its kwalificaties, and all its items."""

    title: str
    file: str
    sha256: str
    kwalificaties: tuple[Profiel, ...]
    warnings: tuple[Notice, ...] = ()
    _items: tuple[_Item, ...] = field(default=(), repr=False)

    def curriculum(self, names: tuple[str, ...] = ()) -> Curriculum:
        """Give the basisdeel with the profieldelen of the kwalificaties that ``names`` names.

        Args:
            names: for each kwalificatie its crebo, its title or a part of that, in any case. May be left out where the
                dossier has only one.

        Raises:
            Unusable: none was chosen of several, or a name fits several (choose-kwalificatie), or fits none
                (nothing-left).
        """
        chosen = self._chosen(names)
        wanted = frozenset(k.nr for k in chosen)
        items = [item for item in self._items if not chosen or item.nrs & wanted]
        goals = with_ids(self._goal(item, chosen) for item in items)
        if not goals:
            raise Unusable("no-table", self.file, sheets="–")
        sheets = Counter(item.sheet for item in items)
        return Curriculum(
            kind="mbo",
            title=BETWEEN.join(k.title for k in chosen) or self.title,
            goals=goals,
            file=self.file,
            sha256=self.sha256,
            sheets=tuple(SheetReport(name=sheet, rows=n, goals=n) for sheet, n in sheets.items()),
            warnings=self.warnings,
            levels=tuple(sorted({level for goal in goals for level in goal.levels})),
        )

    def _chosen(self, names: tuple[str, ...]) -> tuple[Profiel, ...]:
        if not names:
            if len(self.kwalificaties) > 1:
                raise Unusable("choose-kwalificatie", self.file, available=_listed(self.kwalificaties))
            return self.kwalificaties
        named = {k for name in names for k in self._named(name)}
        return tuple(k for k in self.kwalificaties if k in named)

    def _named(self, name: str) -> list[Profiel]:
        wanted = fold(name).casefold()
        whole = [k for k in self.kwalificaties if wanted == k.title.casefold() or wanted in k.kwalificatie.crebos]
        fitting = whole or [k for k in self.kwalificaties if wanted and wanted in k.title.casefold()]
        if not fitting:
            available = _listed(self.kwalificaties) or "–"
            raise Unusable("nothing-left", self.file, option="--kwalificatie", value=name, available=available)
        if len(fitting) > 1:
            raise Unusable("choose-kwalificatie", self.file, available=_listed(tuple(fitting)))
        return fitting

    def _goal(self, item: _Item, chosen: tuple[Profiel, ...]) -> Goal:
        shared = [k for k in chosen if k.nr in item.nrs]
        wanted = frozenset(k.nr for k in shared)
        extra = {
            "kwalificatie": BETWEEN.join(dict.fromkeys(k.title for k in shared)),
            "crebo": BETWEEN.join(dict.fromkeys(k.crebo for k in shared if k.crebo)),
            "sbu": BETWEEN.join(dict.fromkeys(k.sbu for k in shared if k.sbu)),
        }
        return Goal(
            text=item.text,
            kind=item.kind,
            source=Source(self.file, item.sheet, item.line),
            code=item.code,
            codes=(item.code,),
            description="\n".join(filter(None, (part.told_to(wanted) for part in item.parts))),
            section=(item.section,),
            levels=tuple(sorted({k.niveau for k in shared if k.niveau})),
            extra={role: value for role, value in extra.items() if value},
            kwalificaties=tuple(k.kwalificatie for k in shared),
        )


def _listed(kwalificaties: tuple[Profiel, ...]) -> str:
    return ", ".join(f"{k.title} ({k.crebo})" if k.crebo else k.title for k in kwalificaties)


def looks_like_dossier(path: str | Path | OpenedFile) -> bool:
    """Tell whether the file begins as the XML of an SBB dossier does; False also where it cannot be opened."""
    try:
        start = open_file(path).data[:2000].replace(b"\0", b"")
    except Unusable:
        return False
    return re.match(rb"[^<]{0,9}(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<sbb[\s>]", start, re.S) is not None


def read_dossier(path: str | Path | OpenedFile) -> Dossier:
    """Read an SBB kwalificatiedossier.

    Raises:
        Unusable: the file cannot be opened, is no XML or no SBB dossier (not-a-spreadsheet), is damaged (file-broken),
            holds declarations (file-unsafe), or is too large.
    """
    file = open_file(path)
    data = file.data
    if not data.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise Unusable("not-a-spreadsheet", file.name, found=_("a file of another program"))
    root = parse(data, file.name)
    dossiers = list(root.all("dossier"))
    if root.tag != "sbb" or not dossiers:
        raise Unusable("not-a-spreadsheet", file.name, found=_("an XML file that is not an SBB dossier"))
    readings = [_Reading(file.name, dossier) for dossier in dossiers]
    return Dossier(
        title=BETWEEN.join(dict.fromkeys(_tidy(dossier.get("titel")) for dossier in dossiers)) or file.stem,
        file=file.name,
        sha256=file.sha256,
        kwalificaties=tuple(k for reading in readings for k in reading.kwalificaties),
        warnings=tuple(notice for reading in readings for notice in reading.notices),
        _items=tuple(item for reading in readings for item in reading.items),
    )


class _Reading:
    """The reading of one dossier element."""

    def __init__(self, file: str, dossier: Node) -> None:
        self.file = file
        self.notices: list[Notice] = []
        self.titles: Mapping[str, str] = {n.get("nr"): _tidy(n.get("titel")) for n in dossier.all("kennisofvaardigheid")}
        self.kwalificaties: list[Profiel] = []
        self.items: list[_Item] = []
        profielen = [p for group in dossier.children if group.tag == "profielen" for p in group.children if p.tag == "profiel"]
        for n, profiel in enumerate(profielen, start=1):
            self.kwalificaties.append(_profiel(profiel, n))
        everyone = frozenset(k.nr for k in self.kwalificaties)
        for basis in (part for part in dossier.children if part.tag == "basis"):
            self.items += self._part(basis, "B1", _BASIS, everyone)
        for profiel, k in zip(profielen, self.kwalificaties, strict=True):
            self.items += self._part(profiel, k.part, f"Profieldeel {k.part}", frozenset({k.nr}))

    def _part(self, part: Node, code: str, sheet: str, nrs: frozenset[str]) -> Iterator[_Item]:
        for n, kerntaak in enumerate(part.all("kerntaak"), start=1):
            heading = Heading(f"{code}-K{_number(kerntaak, n)}", _tidy(kerntaak.get("titel")))
            yield from self._kennis(kerntaak, heading, sheet, nrs)
            for m, werkproces in enumerate(kerntaak.all("werkproces"), start=1):
                if text := _tidy(werkproces.get("titel")):
                    parts = tuple(_texts(werkproces, tag) for tag in _PARTS)
                    number = f"{heading.code}-W{_number(werkproces, m)}"
                    yield _Item(
                        code=number,
                        text=text,
                        kind="werkproces",
                        section=heading,
                        sheet=sheet,
                        line=werkproces.line,
                        nrs=nrs,
                        parts=parts,
                    )

    def _kennis(self, kerntaak: Node, heading: Heading, sheet: str, nrs: frozenset[str]) -> Iterator[_Item]:
        """The items of vakkennis en vaardigheden; one that is named more than once is one item."""
        by_text: dict[str, _Item] = {}
        for container in (child for child in kerntaak.children if child.tag == "vakkennisenvaardigheden"):
            for node, only in _references(container, None):
                reference = node.get("referentie")
                text = self.titles.get(reference, "")
                limited = nrs & only if only is not None else nrs
                if not text:
                    values = {"value": heading.code, "reference": reference}
                    self.notices.append(Notice("reference-missing", self.file, sheet=sheet, row=node.line, values=values))
                    continue
                first = by_text.get(text)
                if first is None:
                    code = f"{heading.code}-V{len(by_text) + 1}"
                    by_text[text] = _Item(
                        code=code, text=text, kind=_kind(text), section=heading, sheet=sheet, line=node.line, nrs=limited
                    )
                    continue
                if first.nrs & limited:
                    again = {"first": first.line, "first_sheet": f"“{sheet}”", "text": begun(text)}
                    self.notices.append(Notice("duplicate-goal", self.file, sheet=sheet, row=node.line, values=again))
                by_text[text] = _Item(
                    code=first.code,
                    text=text,
                    kind=first.kind,
                    section=heading,
                    sheet=sheet,
                    line=first.line,
                    nrs=first.nrs | limited,
                )
        yield from by_text.values()


def _references(node: Node, only: frozenset[str] | None) -> Iterator[tuple[Node, frozenset[str] | None]]:
    """The references below a node, each with the kwalificaties that it is limited to (None: not limited)."""
    own = frozenset(child.get("referentie") for child in node.children if child.tag == "profiel") or only
    for child in node.children:
        if child.tag == "vakkennisenvaardigheden" and child.get("referentie"):
            yield child, own
        elif child.tag != "profiel":
            yield from _references(child, own)


def _texts(werkproces: Node, tag: str) -> _Text:
    """A text of a werkproces, with what "aanvullend" adds for one kwalificatie."""
    node = next((child for child in werkproces.children if child.tag == tag), None)
    if node is None:
        return _Text("")
    added = []
    for extra in node.all("aanvullend"):
        text = " ".join(filter(None, (_tidy(child.text) for child in extra.children if child.tag != "profiel")))
        added += [(child.get("referentie"), text) for child in extra.children if child.tag == "profiel" and text]
    return _Text(_tidy(node.text), tuple(added))


def _profiel(profiel: Node, n: int) -> Profiel:
    crebos = dict.fromkeys(filter(None, (_tidy(crebo.text) for crebo in profiel.all("crebo"))))
    title = _tidy(profiel.get("titel")) or f"P{n}"
    return Profiel(
        nr=profiel.get("nr") or f"P{n}",
        part=f"P{_number(profiel, n)}",
        kwalificatie=Kwalificatie(title, tuple(crebos), _tidy(profiel.get("niveau"))),
        sbu=_tidy(profiel.value("sbu")),
    )


def _number(node: Node, n: int) -> str:
    """The chapter number of the source, its place where it has none."""
    number = node.get("hoofdstuk").strip()
    return str(int(number)) if re.fullmatch(r"\d{1,2}", number, re.A) else str(n)


def _kind(text: str) -> GoalKind:
    """Items of kennis read "heeft … kennis van", the others "kan … toepassen"."""
    return "kennis" if re.search(r"kennis", text, re.I) and not re.match(r"kan\b", text, re.I) else "vaardigheid"


def _tidy(text: str) -> str:
    """One line of clean text; the markup that some dossiers carry inside their texts is taken out."""
    if _MARKUP.search(text):
        text = html.unescape(_MARKUP.sub(" ", text))
    return fold(clean(text))
