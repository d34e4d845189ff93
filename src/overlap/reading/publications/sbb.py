"""A kwalificatiedossier as SBB publishes it in XML.

A dossier has a basisdeel that all its kwalificaties share, and a profieldeel for each. The XML has chapter numbers and
no codes: kerntaken and werkprocessen get the codes that the PDF of the same dossier prints (B1-K1, P2-K1-W3). Items of
vakkennis en vaardigheden have no number in either; they get V1, V2 … in the order of the source, counted within their
kerntaak over all kwalificaties, so that a code does not depend on which kwalificatie was chosen.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from overlap.model import BETWEEN, Heading, Kwalificatie, Source
from overlap.model.text import begun
from overlap.problems import Notice, Unusable
from overlap.reading.formats.files import OpenedFile, open_file
from overlap.reading.formats.text import clean, fold

from .dossier import Dossier, DossierItem, DossierText, Profiel, kind_of_item
from .tree import Node, parse

_BASIS = "Basisdeel"
_PARTS = ("werkprocesomschrijving", "werkprocesresultaat", "werkprocesgedrag")
_MARKUP = re.compile(r"</?(?:xhtml|labeltext|p|br|span|div|ul|ol|li|strong|em|b|i|u|a|su[bp]|h[1-6])\b[^<>]*>", re.I)


def read_dossier(path: str | Path | OpenedFile) -> Dossier:
    """Read an SBB kwalificatiedossier.

    Raises:
        Unusable: the file cannot be opened, is no XML or no SBB dossier (not-sbb), is damaged (file-broken),
            holds declarations (file-unsafe), or is too large.
    """
    file = open_file(path)
    data = file.data
    if not data.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        raise Unusable("not-sbb", file.name)
    root = parse(data, file.name)
    dossiers = list(root.all("dossier"))
    if root.tag != "sbb" or not dossiers:
        raise Unusable("not-sbb", file.name)
    readings = [_Reading(file.name, dossier) for dossier in dossiers]
    return Dossier(
        title=BETWEEN.join(dict.fromkeys(_tidy(dossier.get("titel")) for dossier in dossiers)) or file.stem,
        file=file.name,
        sha256=file.sha256,
        kwalificaties=tuple(k for reading in readings for k in reading.kwalificaties),
        warnings=tuple(notice for reading in readings for notice in reading.notices),
        items=tuple(item for reading in readings for item in reading.items),
    )


class _Reading:
    """The reading of one dossier element."""

    def __init__(self, file: str, dossier: Node) -> None:
        self.file = file
        self.notices: list[Notice] = []
        self.titles: Mapping[str, str] = {
            n.get("nr"): _tidy(n.get("titel")).rstrip(" ;") for n in dossier.all("kennisofvaardigheid")
        }
        self.kwalificaties: list[Profiel] = []
        self.items: list[DossierItem] = []
        profielen = [p for group in dossier.children if group.tag == "profielen" for p in group.children if p.tag == "profiel"]
        for n, profiel in enumerate(profielen, start=1):
            self.kwalificaties.append(_profiel(profiel, n))
        everyone = frozenset(k.nr for k in self.kwalificaties)
        for basis in (part for part in dossier.children if part.tag == "basis"):
            self.items += self._part(basis, "B1", _BASIS, everyone)
        for profiel, k in zip(profielen, self.kwalificaties, strict=True):
            self.items += self._part(profiel, k.part, f"Profieldeel {k.part}", frozenset({k.nr}))

    def _part(self, part: Node, code: str, sheet: str, nrs: frozenset[str]) -> Iterator[DossierItem]:
        for n, kerntaak in enumerate(part.all("kerntaak"), start=1):
            heading = Heading(f"{code}-K{_number(kerntaak, n)}", _tidy(kerntaak.get("titel")))
            yield from self._kennis(kerntaak, heading, sheet, nrs)
            for m, werkproces in enumerate(kerntaak.all("werkproces"), start=1):
                if text := _tidy(werkproces.get("titel")):
                    parts = tuple(_texts(werkproces, tag) for tag in _PARTS)
                    number = f"{heading.code}-W{_number(werkproces, m)}"
                    yield DossierItem(
                        code=number,
                        text=text,
                        kind="werkproces",
                        section=(heading,),
                        source=Source(self.file, sheet, werkproces.line),
                        nrs=nrs,
                        parts=parts,
                    )

    def _kennis(self, kerntaak: Node, heading: Heading, sheet: str, nrs: frozenset[str]) -> Iterator[DossierItem]:
        """The items of vakkennis en vaardigheden; one that is named more than once is one item."""
        by_text: dict[str, DossierItem] = {}
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
                    by_text[text] = DossierItem(
                        code=code,
                        text=text,
                        kind=kind_of_item(text),
                        section=(heading,),
                        source=Source(self.file, sheet, node.line),
                        nrs=limited,
                    )
                    continue
                if first.nrs & limited:
                    again = {"first": first.source.row, "first_sheet": f"“{sheet}”", "text": begun(text)}
                    self.notices.append(Notice("duplicate-goal", self.file, sheet=sheet, row=node.line, values=again))
                by_text[text] = replace(first, nrs=first.nrs | limited)
        yield from by_text.values()


def _references(node: Node, only: frozenset[str] | None) -> Iterator[tuple[Node, frozenset[str] | None]]:
    """The references below a node, each with the kwalificaties that it is limited to (None: not limited)."""
    own = frozenset(child.get("referentie") for child in node.children if child.tag == "profiel") or only
    for child in node.children:
        if child.tag == "vakkennisenvaardigheden" and child.get("referentie"):
            yield child, own
        elif child.tag != "profiel":
            yield from _references(child, own)


def _texts(werkproces: Node, tag: str) -> DossierText:
    """A text of a werkproces, with what "aanvullend" adds for one kwalificatie."""
    node = next((child for child in werkproces.children if child.tag == tag), None)
    if node is None:
        return DossierText("")
    added = []
    for extra in node.all("aanvullend"):
        text = " ".join(filter(None, (_tidy(child.text) for child in extra.children if child.tag != "profiel")))
        added += [(child.get("referentie"), text) for child in extra.children if child.tag == "profiel" and text]
    return DossierText(_tidy(node.text), tuple(added))


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


def _tidy(text: str) -> str:
    """One line of clean text; the markup that some dossiers carry inside their texts is taken out."""
    if _MARKUP.search(text):
        text = html.unescape(_MARKUP.sub(" ", text))
    return fold(clean(text))
