"""What stands above a table or on its sheet and goes for all its goals: headings, leerjaar, leerweg, crebo."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from overlap.model import Heading
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold

from .codes import kind_of, split_leading
from .headers import Header
from .vocabulary import leerwegen_in

_WORDS = (
    "kerntaak", "profielmodule", "module", "deeltaak", "taak", "keuzevak", "keuzedeel", "profieldeel", "basisdeel", "onderdeel",
    "domein", "subdomein", "thema", "hoofdstuk", "blok", "profielvak",
)  # fmt: skip
_RANK = {"taak": 1, "subdomein": 1, "deeltaak": 2}
_HEADING = re.compile(
    rf"(?P<word>{'|'.join(_WORDS)})\b\s*(?:nr\.?\s*)?(?P<number>[A-Z]?\d[\w./-]*)?\s*(?P<colon>[:–—-])?\s*(?P<rest>.*)$", re.I
)
_YEAR = re.compile(r"\b(?:leerjaar|klas|lj|jaar)\s*:?\s*(\d)\b(?!\s*(?:en|of|/|-|–|\+|&|t/m)\s*\d)", re.I)
_CREBO = re.compile(r"\bcrebo(?:code|nummer|nr)?\b\.?\s*:?\s*(\d{5})\b", re.I)
_LEERWEG = re.compile(r"\b(?:BB|KB|GL|TL)\b")
_ELECTIVE = re.compile(r"keuzedeel|K\d{4}\b", re.I)
_PART = re.compile(r"keuzedeel|profieldeel|basisdeel", re.I)
_FOR = re.compile(r"\bleerweg(?:en)?\s*:?\s*((?:[\w/,+&]+\s*){1,4})", re.I)
_SIZE = re.compile(
    r"\b(?:studielast|studiebelasting|omvang|sbu|slu|klokuren)\b[\s:]*(\d{3,4})\b|\b(\d{3,4})\s*(?:sbu|slu|klokuren)\b", re.I
)
_ONLY_TIME = re.compile(r"(?P<word>leerjaar|klas|lj|jaar|periode|semester|kwartaal)\s*:?\s*(?P<value>[\w/ +&-]{1,12})$", re.I)
NOTE = re.compile(
    r"[*¹²³]|let op\b|nb\b|n\.b\.|opmerking(?:en)?\s*:|bron\s*:|toelichting\s*:|versie\b|©|pagina\b|pag\.|blz\b|handtekening|"
    r"paraaf\b|akkoord\b|vastgesteld\b|datum\s*:|getekend\b|ondertekening|naam\s*:|"
    r"plaats\s*:|zie (?:ook )?(?:bijlage|pagina)|legenda\b|"
    r"\d{1,3}\s*(?:/|van)\s*\d{1,3}$|- ?\d{1,3} ?-$|alle (?:onderdelen|toetsen|examens)\b.*\bmoeten\b",
    re.I,
)


@dataclass(slots=True)
class Context:
    """Headings above a table, wide to narrow; what goes in ``extra`` of its goals; leerwegen that the sheet is for."""

    headings: list[Heading] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)
    levels: tuple[str, ...] = ()


def context_of(grid: Grid, header: Header, start: int, several: bool) -> Context:
    """The context of the table below the header; ``start`` is the first row (from 0) that is not of a table before it.

    With ``several`` tables in a document, the line just above each is its heading.
    """
    lines = [*grid.above, *filter(None, (_line(grid.rows[i]) for i in range(start, header.rows.start)))]
    found = Context(levels=leerwegen_in(grid.name))
    for line in lines:
        if (heading := heading_in(line)) and not NOTE.match(line):
            found.headings = [*found.headings[: rank_of(line, found.headings)], heading]
        if time := time_in(line):
            found.extra |= time
        if crebo := _CREBO.search(line):
            found.extra.setdefault("crebo", crebo[1])
    for line in lines:
        if ways := tuple(dict.fromkeys(_LEERWEG.findall(line))):
            found.levels = ways
        if match := _FOR.search(line):
            found.levels = leerwegen_in(match[1]) or found.levels
    years = {match[1] for line in lines for match in _YEAR.finditer(line)}
    if len(years) == 1:
        found.extra.setdefault("leerjaar", years.pop())
    if any(_ELECTIVE.match(heading.label) for heading in found.headings):
        sizes = [match[1] or match[2] for line in lines if (match := _SIZE.search(line))]
        found.extra |= {"omvang": sizes[0]} if sizes else {}
    if match := _YEAR.search(grid.name.replace("_", " ")):
        found.extra.setdefault("leerjaar", match[1])
    first = start == 0 and not (grid.above and grid.name != "Tabel 1")
    if several and not found.headings and lines and (not first or len(lines) > 1):
        last = lines[-1]
        if len(last) <= 80 and not last.endswith(".") and not NOTE.match(last) and not time_in(last):
            found.headings = [Heading(*split_leading(last))]
    return found


def _line(row: Sequence[str]) -> str:
    return fold(" ".join(dict.fromkeys(cell for cell in row if cell)))


def heading_in(line: str) -> Heading | None:
    """The heading that a line is by its words or code: "Module 1: …", "Keuzedeel K0123 …", "B1-K1 …"."""
    lead, rest = split_leading(line)
    if kind_of(lead or line) in ("kerntaak", "onderdeel", "keuzedeel"):
        return Heading(lead or line, rest if lead else "")
    match = _HEADING.match(line)
    if not match or len(line) > 200:
        return None
    lead, rest = split_leading(re.sub(r"^\w+\s*:?\s*", "", line))
    if kind_of(lead) in ("kerntaak", "onderdeel", "keuzedeel"):
        return Heading(lead, rest)
    if not match["number"] and not match["colon"] and len(line.split()) > 12:
        return None
    return Heading("", line)


def is_named_heading(line: str) -> bool:
    """Whether the line says by itself what it is a heading of, with a number or colon: "Taak 2.1: …", "Module: …"."""
    match = _HEADING.match(line)
    return bool(match and (match["number"] or match["colon"]) and len(line) <= 160)


def rank_of(line: str, above: Sequence[Heading] = ()) -> int:
    """How deep a heading stands by its word: 0 for a module, 1 for a taak …, and for a kerntaak only in a keuzedeel."""
    match = _HEADING.match(line)
    if match and match["word"].casefold() == "kerntaak":
        return int(bool(above) and (kind_of(above[0].code) == "keuzedeel" or bool(_PART.match(above[0].title))))
    return _RANK.get(match["word"].casefold(), 0) if match else 0


def has_rank(line: str) -> bool:
    """Whether the line says by a word what kind of heading it is."""
    return bool(_HEADING.match(line))


def time_in(line: str) -> dict[str, str]:
    """The leerjaar or periode, where the line says nothing else."""
    match = _ONLY_TIME.fullmatch(line)
    if not match or not re.search(r"\d|[IVX]+$", match["value"]):
        return {}
    word = match["word"].casefold()
    role = "leerjaar" if word in ("leerjaar", "klas", "lj", "jaar") else "periode"
    return {role: match["value"].strip()}
