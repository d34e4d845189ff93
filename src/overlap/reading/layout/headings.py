"""What a line says by itself: that it is the heading of a module, deeltaak, kerntaak …, that it tells a time, or is a note."""

import re
from collections.abc import Sequence

from overlap.model import Heading, years_in

from .codes import kind_of, split_leading

_WORDS = (
    "kerntaak", "profielmodule", "module", "deeltaak", "taak", "keuzevak", "keuzedeel", "profieldeel", "basisdeel", "onderdeel",
    "domein", "subdomein", "thema", "hoofdstuk", "blok", "profielvak",
)  # fmt: skip
_RANK = {"taak": 1, "subdomein": 1, "deeltaak": 2}
_HEADING = re.compile(
    rf"(?P<word>{'|'.join(_WORDS)})\b\s*(?:nr\.?\s*)?(?P<number>[A-Z]?\d[\w./-]*)?\s*(?P<colon>[:–—-])?\s*(?P<rest>.*)$", re.I
)
_PART = re.compile(r"keuzedeel|profieldeel|basisdeel", re.I)
_ONLY_TIME = re.compile(r"(?P<word>leerjaar|klas|lj|jaar|periode|semester|kwartaal)\s*:?\s*(?P<value>[\w/ +&-]{1,12})$", re.I)
NOTE = re.compile(
    r"[*¹²³]|let op\b|nb\b|n\.b\.|opmerking(?:en)?\s*:|bron\s*:|toelichting\s*:|versie\b|©|pagina\b|pag\.|blz\b|handtekening|"
    r"paraaf\b|akkoord\b|vastgesteld\b|datum\s*:|getekend\b|ondertekening|naam\s*:|"
    r"plaats(?: en datum)?\s*:|cesuur\b|eindoordeel\b|eindcijfer\b|"
    r"(?:maximale|behaalde|totale?) (?:score|aantal punten)\b|"
    r"zie (?:ook )?(?:bijlage|pagina)|legenda\b|"
    r"\d{1,3}\s*(?:/|van)\s*\d{1,3}$|- ?\d{1,3} ?-$|alle (?:onderdelen|toetsen|examens)\b.*\bmoeten\b",
    re.I,
)


def heading_in(line: str) -> Heading | None:
    """Read the heading that a line is by its words or code: "Module 1: …", "Keuzedeel K0123 …", "B1-K1 …"."""
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
    """Tell whether the line says by itself what it is a heading of, with a number or colon: "Taak 2.1: …", "Module: …"."""
    match = _HEADING.match(line)
    return bool(match and (match["number"] or match["colon"]) and len(line) <= 160)


def depth_among(line: str, above: Sequence[Heading]) -> int:
    """Tell how many of the headings above stay above one that says its rank: those before the first of its rank or deeper."""
    rank = rank_of(line, above)
    ranked = [rank_of(heading.title, above[:n]) if has_rank(heading.title) else -1 for n, heading in enumerate(above)]
    return next((n for n, other in enumerate(ranked) if other >= rank), min(len(above), rank))


def rank_of(line: str, above: Sequence[Heading] = ()) -> int:
    """Tell how deep a heading stands by its word: 0 for a module, 1 for a taak …, and for a kerntaak only in a keuzedeel."""
    match = _HEADING.match(line)
    if (match and match["word"].casefold() == "kerntaak") or kind_of(split_leading(line)[0]) == "kerntaak":
        return int(bool(above) and (kind_of(above[0].code) == "keuzedeel" or bool(_PART.match(above[0].title))))
    return _RANK.get(match["word"].casefold(), 0) if match else 0


def has_rank(line: str) -> bool:
    """Tell whether the line says by a word what kind of heading it is."""
    return bool(_HEADING.match(line))


def time_in(line: str) -> dict[str, str]:
    """Read the leerjaar or periode of a line that says nothing else: {"leerjaar": "3"}, {} where it is no such line."""
    match = _ONLY_TIME.fullmatch(line)
    if not match or not re.search(r"\d|[IVX]+$", match["value"]):
        return {}
    word = match["word"].casefold()
    role = "leerjaar" if word in ("leerjaar", "klas", "lj", "jaar") else "periode"
    if role == "leerjaar" and not years_in(match["value"]):
        return {}
    return {role: match["value"].strip()}
