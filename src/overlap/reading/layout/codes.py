"""The grammar of codes: eindtermen (P/ZW/01/01-01, K/ZW/05/1.1, NE/K/6/6a), dossiers (B1-K1-W1, D1-K1), keuzedelen (K0123)."""

import re
from functools import lru_cache
from typing import Literal

CodeKind = Literal["eindterm", "onderdeel", "kerntaak", "werkproces", "kennis", "keuzedeel", "number"]

_PART = r"[A-Z&]{1,5}"
_DOMEIN = r"(?:(?:MVT/)?[A-Z]{2,5}\d?/[KV]/\d{1,2}[AB]?)"  # of an avo vak: NE/K/6, NASK1/V/2, EC/K/4A
_PATTERNS: tuple[tuple[CodeKind, re.Pattern[str]], ...] = (
    ("werkproces", re.compile(r"(?:[A-Z]?\d{1,2}-)?K\d{1,2}-W\d{1,2}", re.I)),
    ("kennis", re.compile(r"(?:[A-Z]?\d{1,2}-)?K\d{1,2}-[VKT]\d{1,3}", re.I)),
    ("kerntaak", re.compile(r"[A-Z]?\d{1,2}-K\d{1,2}", re.I)),
    ("keuzedeel", re.compile(r"K\d{4}", re.I)),
    ("eindterm", re.compile(rf"[PK]K?/{_PART}(?:/\d{{1,2}}){{1,2}}(?:[-./]\d{{1,2}}){{1,2}}[a-z]?", re.I)),
    ("onderdeel", re.compile(rf"[PK]K?/{_PART}(?:/\d{{1,2}}){{0,2}}", re.I)),
    ("eindterm", re.compile(rf"PK/{_PART}/[a-z]-?\d{{1,2}}[a-z]?", re.I)),  # the profielkern: PK/ZW/b-1a
    ("onderdeel", re.compile(rf"PK/{_PART}/[a-z]", re.I)),
    ("eindterm", re.compile(rf"(?:{_DOMEIN}|PREAMBULE/\d)/\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[a-z]?", re.I)),
    ("onderdeel", re.compile(rf"{_DOMEIN}|PREAMBULE/\d", re.I)),
    ("number", re.compile(r"\d{1,2}(?:[.\-]\d{1,2}){0,3}[.)]?[a-z]?", re.I)),
    ("number", re.compile(r"[A-Z]{1,4}[.\- ]?\d{1,3}(?:[.\-]\d{1,3}){0,3}[a-z]?", re.I)),
    ("number", re.compile(r"[A-Z]{1,4}/[A-Z]{0,4}\d{1,2}(?:[./\-]\d{1,2}){0,3}[a-z]?", re.I)),
)
# what may open a cell before the text: a full code, never a bare number with nothing after it
_FULL = (
    r"PK/[A-Z&]{1,5}/[a-z](?:-?\d{1,2}[a-z]?)?(?![a-z])|[PK]K?/[A-Z&]{1,5}(?:/[\d]{1,2})*(?:[-./]\d{1,2}){0,2}[a-z]?"
    rf"|{_DOMEIN}(?:/\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[a-z]?(?![a-z]))?"
    r"|(?:[A-Z]?\d{1,2}-)?K\d{1,2}(?:-[WVKT]\d{1,3})?"
    r"|K\d{4}"
    r"|[A-Z]{1,4}\d{1,3}(?:\.\d{1,3}){1,3}"
)
_LEADING = re.compile(
    rf"(?:[(\[](?P<bracketed>{_FULL})[)\]]|(?P<code>{_FULL}|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?))"
    r"(?:\s*[:.;–—|]\s+|\s+[-–—]\s+|\s+)(?=\S)",
    re.I,
)
# "Eindterm 1.1: …": the word says that the number is a code
_NAMED = re.compile(
    r"(?:eindterm|leerdoel|werkproces|wp|et|ld)\s*(?:nr\.?\s*|nummer\s*)?(?P<code>\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)\s*[:.)–—-]?\s+(?=\S)",
    re.I,
)
_TRAILING = re.compile(r"\s*[(\[]\s*(?P<codes>[^()\[\]]{2,200}?)\s*[)\]]\s*[.;]?\s*$")
_SEPARATOR = re.compile(r"\s*(?:[,;\n+]|\s/\s|\s(?:en|and|&)\s)\s*", re.I)
_RANGE = re.compile(r"^(?P<first>\S+)\s*(?:t/m|t\.m\.|tot en met|tm|–|—|\s-\s|\.\.\.?|…)\s*(?P<last>\S+)$", re.I)
_UNDER = re.compile(
    r"(?P<stem>[PK]K?/[^\s:]+)\s*:\s*(?P<numbers>\d[\d.]*(?:\s*(?:,|;|en|t/m|-|\s)\s*\d[\d.]*)*)", re.I
)  # P/MVI/1: 1, 2
_TAIL = re.compile(r"^(?P<stem>.*?)(?P<number>\d+)(?P<rest>\D*)$")
_MAYBE = re.compile(r"[\d/]")  # what every code of a known grammar has
# a code of any grammar: one word with a digit in it (BK_LD_00012, 3B-FT.1a), or a word and a number (Eindterm 12)
_OWN = re.compile(r"(?:[^\W\d]{1,12}\.?\s)?(?=\S*\d)[\w\-./&:()#§]{1,30}", re.I)
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|€|uur|uren|u|x|min\w*|weken|lessen|lesuren|sbu|slu|e)", re.I)
_NO_CODE = re.compile(r"\W*|n\.?\s?v\.?\s?t\.?|x|geen|onbekend|volgt", re.I)
# what Excel makes of 1-2 or 1.2, as it stands in a text file: 1-feb, 1-2-2026, 2026-02-01, feb-01
_MONTH = r"(?:jan|feb|mrt|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\d{{1,2}}[-/ ]{_MONTH}(?:[-/ ](?:\d{{2}}){{1,2}})?|{_MONTH}[-/ ]\d{{2,4}}"
    r"|\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d(?:[ T]00:00(?::00)?)?",
    re.I,
)
_KNOWN = 100_000  # texts; each cell is looked at several times
_DASHES = str.maketrans("‐‑−", "---")


@lru_cache(_KNOWN)
def kind_of(text: str) -> CodeKind | None:
    """Tell which kind of code the whole text is, None when it is no code."""
    if len(text) > 40 or not _MAYBE.search(text):
        return None
    text = text.strip().translate(_DASHES)
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(text):
            return kind
    return None


@lru_cache(_KNOWN)
def is_code(text: str) -> bool:
    """Tell whether the cell holds nothing but one or more codes."""
    parts = codes_in(text) if len(text) <= 400 else ()
    return bool(parts) and all(kind_of(part) for part in parts)


def looks_coded(text: str) -> bool:
    """Tell whether the text can be a code of any grammar: short, with a digit, and no amount ("2 uur") or sentence."""
    return _OWN.fullmatch(text) is not None and not _AMOUNT.fullmatch(text)


def is_no_code(text: str) -> bool:
    """Tell whether a cell under a header that says code holds none: it is empty, or says so ("n.v.t.")."""
    return _NO_CODE.fullmatch(text) is not None


@lru_cache(_KNOWN)
def is_date(text: str) -> bool:
    """Tell whether the text is a date, as Excel makes of a code: "1-feb", "2026-02-01"."""
    return _DATE.fullmatch(text) is not None


def split_lines(text: str) -> tuple[str, str]:
    """Split a code that stands on a line of its own above or below a text: code and text; ("", text) where there is none.

    Above a text a code of any grammar is known, below it one of a programme or dossier.
    """
    first, _break, rest = text.partition("\n")
    if rest and is_line_of_code(first):
        return first.rstrip(":.;"), rest
    before, _break, last = text.rpartition("\n")
    if before and is_telling(bare := last.strip("()[].;: ")):
        return bare, before
    return "", text


def split_code(text: str) -> tuple[str, str]:
    """Split off the code that opens a text or stands on a line of its own: code and text; ("", text) where there is none."""
    code, rest = split_lines(text) if "\n" in text else ("", text)
    return (code, rest) if code else split_leading(text)


def is_line_of_code(line: str) -> bool:
    """Tell whether a line of a cell is nothing but a code: of a known grammar, or with a digit and no space."""
    bare = line.rstrip(":.;")
    return is_telling(bare) or (" " not in bare and looks_coded(bare) and re.search(r"\d\D+\d|\D\d", bare) is not None)


@lru_cache(_KNOWN)
def is_telling(text: str) -> bool:
    """Tell whether the text is nothing but codes of a programme or dossier, not just numbers."""
    return is_code(text) and all(kind_of(part) != "number" for part in codes_in(text))


@lru_cache(_KNOWN)
def split_leading(text: str) -> tuple[str, str]:
    """Split off the code that opens a text: code and what follows it; ("", text) where there is none."""
    plain = text if text.isascii() else text.translate(_DASHES)
    if match := _LEADING.match(plain):
        code = (match["bracketed"] or match["code"]).rstrip(".")
        return code, text[match.end() :].strip()
    if match := _NAMED.match(plain):
        return match["code"], text[match.end() :].strip()
    return "", text


@lru_cache(_KNOWN)
def split_trailing(text: str) -> tuple[str, str]:
    """Split off the codes between brackets that close a text: codes and what stands before; ("", text) where there are none."""
    match = _TRAILING.search(text[-220:]) if text.rstrip(" .;").endswith((")", "]")) else None
    if not match or not is_telling(match["codes"]):
        return "", text
    rest = text[: len(text) - len(text[-220:]) + match.start()].strip()
    return (match["codes"], rest) if rest else ("", text)


@lru_cache(_KNOWN)
def codes_in(text: str) -> tuple[str, ...]:
    """Give the codes in a cell one by one: lists are taken apart, "B1-K1-W3 t/m W5" is filled in.

    A short follower takes what it leaves out from the code before it: "P/ZW/01/01-01, 02" gives two full codes.
    """
    text = text.translate(_DASHES).strip()
    if (match := _UNDER.fullmatch(text)) and is_telling(stem := match["stem"]):
        text = re.sub(r"\d+(?:\.\d+)*", lambda number: f"{stem}/{number[0]}", match["numbers"])
    if " / " in text and kind_of(spaced := re.sub(r"\s+/\s+", "/", text)) not in (None, "number"):
        return (spaced,)  # "P / ZW / 01" is one code, "P/ZW/01 / P/ZW/02" two
    codes: list[str] = []
    for part in _SEPARATOR.split(text):
        if not part:
            continue
        if match := _RANGE.match(part):
            first = _completed(match["first"], codes[-1] if codes else "")
            codes += _between(first, _completed(match["last"], first))
        elif " " in part and len(pieces := part.split()) > 1 and all(map(_is_whole, pieces)):
            codes += pieces
        else:
            codes.append(_completed(part, codes[-1] if codes else ""))
    return tuple(dict.fromkeys(codes))


def same(code: str) -> str:
    """Give a code as it is compared: case, spaces and the ways to write Z&W do not count."""
    code = re.sub(r"[\s&]", "", code.translate(_DASHES)).casefold().rstrip(".)")
    return re.sub(r"\b0+(?=\d)", "", re.sub(r"(?<=\d)[./](?=\d)", "-", code))


def _is_whole(piece: str) -> bool:
    """Whether a piece between spaces is a code by itself: of a programme or dossier, or a number with parts (1.2)."""
    return kind_of(piece) not in (None, "number") or re.fullmatch(r"\d{1,2}(?:[.\-]\d{1,2}){1,3}[a-z]?", piece) is not None


def _completed(code: str, before: str) -> str:
    """A follower such as "W5" or "02" with what it shares with the code before it."""
    if not before or len(code) >= len(before) or not re.fullmatch(r"[A-Za-z]?\d{1,3}(?:[-.]\d{1,3})?[a-z]?", code):
        return code
    if code[0].isalpha():
        at = before.upper().rfind(code[0].upper())
        return before[:at] + code if at > 0 and before[at + 1 : at + 2].isdigit() else code
    tail = re.search(r"\d+(?:[-.]\d+)?$" if re.search(r"[-.]", code) else r"\d+$", before)
    return before[: tail.start()] + code if tail and tail.start() > 0 else code


def _between(first: str, last: str) -> list[str]:
    a, b = _TAIL.match(first), _TAIL.match(last)
    if not a or not b or a["stem"].casefold() != b["stem"].casefold() or a["rest"] or b["rest"]:
        return [first, last]
    low, high = int(a["number"]), int(b["number"])
    if not 0 <= high - low <= 99:
        return [first, last]
    width = len(a["number"])
    return [f"{a['stem']}{n:0{width}d}" for n in range(low, high + 1)]
