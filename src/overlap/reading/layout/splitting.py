"""The goals in one cell: bullets, numbers, lines and semicolons, told apart from text that only looks so."""

import re
from collections.abc import Sequence
from itertools import pairwise

from overlap.reading.formats.text import fold

from .codes import is_line_of_code, is_telling, split_leading, split_lines

_SIGNS = "•▪●◦■□‣·∙◆➢➤►▶✓✔→☐☑☒❏❑❒⬜🗹🔲\uf0b7\uf0a7\uf0fc\uf0d8\uf076\uf02d\uf06f\uf0a8"
_BULLET = re.compile(
    rf"^(?:(?P<sign>[{_SIGNS}])\s*|(?P<dash>[-–—*o])\s+|(?P<number>\d{{1,2}}[.)])\s+|\(?(?P<letter>[a-z]\))\s+)(?=\S)"
)
_INLINE_SIGN = re.compile(f"[{_SIGNS}]".replace("·", "").replace("→", ""))
_SENTENCE = re.compile(r"(?<=[.!])\s+(?=(?:De|Een) (?:kandidaat|leerling|student) kan\b)")
_STEM = re.compile(
    r"(?:de|een)\s+(?:kandidaat|kandidaten|leerling(?:en)?|student(?:en)?|deelnemers?)\s+\w+|(?:je|jij|ik)\s+(?:kunt?|kan|weet|kent?|leert?|begrijpt?)\b"
    r"|(?:kan|kent|weet|heeft)\s+\w+",
    re.I,
)
_BARE_STEM = re.compile(
    r"(?:(?:de|een)\s+(?:kandidaat|kandidaten|leerling(?:en)?|student(?:en)?|deelnemers?)|je|jij|ik)?\s*"
    r"(?:kunt|kan|kunnen|kent|kennen|ken|weet|weten|leert|leren|leer)?\s*[:…]?\s*$",
    re.I,
)
_ABOUT = re.compile(r"(?:de|een) (?:beroepsbeoefenaar|beginnend|medewerker)|omschrijving\s*:|resultaat\s*:|gedrag\s*:", re.I)
_LABEL = re.compile(r"(?:omschrijving|resultaat|gedrag)\s*:\s*", re.I)
_OPEN_END = re.compile(
    r"(?:[,:(/&]|\b(?:en|of|de|het|een|van|voor|met|in|op|aan|te|bij|kan|door|om|tot|als|die|dat|zijn))$", re.I
)
_INLINE = re.compile(r"(?:^|(?<=[\s;,.]))\(?(\d{1,2}|[a-z])\)\s+(?=\S)|(?:^|(?<=[;.]\s))(\d{1,2})\.\s+(?=\S)")

_LEAD = re.compile(r"[^:…]{2,60}[:…]\s*(?=(?:[-–—]|\(?[1a][.)])\s)")
_MARK = re.compile(r"(?:^|\s)\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")
_DETERMINER = re.compile(r"(?:de|het|een|hoe|wat|welke?|waarom|waar|wanneer|verschillende|diverse)\s", re.I)


def split_goals(text: str, *, plain_lines: bool = True) -> list[str]:
    """Split a cell into its goals, one line each, without their bullets.

    An enumeration under a line that ends in a colon is one goal, unless that line is only "De leerling kan:".
    ``plain_lines`` says whether lines without a bullet may be goals by themselves.
    """
    lines = text.split("\n")
    if len(lines) == 1:
        return _inline(text)
    if goals := _under_codes(lines):
        return goals
    if len(lines) > 2 and _BARE_STEM.match(lines[0]) and all(_kind(line) for line in lines[1:2]):
        lines = lines[1:]
    first = _kind(lines[0])
    starts = [_kind(line) == first for line in lines]
    if first and sum(starts) > 1:
        return [part for goal in _joined(lines, starts) for part in _inline(goal)]
    coded = [_opens_with_code(line) for line in lines]
    if coded[0] and sum(coded) > 1:
        return [fold(goal) for goal in _joined(lines, coded, strip=False)]
    if any(_kind(line) for line in lines):
        return [fold(text)]
    stems = [bool(_STEM.match(line)) for line in lines]
    if stems[0] and sum(stems) > 1:
        return [fold(goal) for goal in _joined(lines, stems, strip=False)]
    if plain_lines and _separate(lines):
        return [fold(line).removesuffix(";") for line in lines]
    return _inline(fold(text))


def _under_codes(lines: Sequence[str]) -> list[str]:
    """The goals of a cell in which each stands below (or above) a code on a line of its own; none of another cell."""
    starts = [is_line_of_code(line) for line in lines]
    if not starts[0] and sum(starts) == 1 and starts[-1] and not any(map(_kind, lines)):
        code, rest = split_lines("\n".join(lines))
        return [_coded(code, rest)] if code else []
    if not starts[0] or starts[-1] or any(a and b for a, b in pairwise(starts)):
        return []
    goals: list[list[str]] = []
    for line, begins in zip(lines, starts, strict=True):
        goals = [*goals, [line]] if begins else [*goals[:-1], [*goals[-1], line]]
    if any(_kind(line) for _code, *rest in goals for line in rest):  # a list below the code: more than one goal
        return []
    return [_coded(code, " ".join(rest)) for code, *rest in goals]


def _coded(code: str, text: str) -> str:
    """A goal behind its code; of another grammar the code keeps a line of its own, to be known."""
    line = f"{code} {fold(text)}"
    return line if split_leading(line)[0] == code else f"{code}\n{fold(text)}"


def split_title(text: str) -> tuple[str, str]:
    """Split a werkproces from the description in the same cell: (title, description), (text, "") where it stands alone."""
    lines = text.split("\n")
    for n, line in enumerate(lines[1:], 1):
        if _ABOUT.match(line) and not _STEM.match(lines[0]):
            return "\n".join(lines[:n]), "\n".join(_LABEL.sub("", line) for line in lines[n:])
    return text, ""


def _kind(line: str) -> str:
    """The kind of bullet that opens a line: the sign itself, or "number" or "letter"."""
    match = _BULLET.match(line)
    return "" if not match else match["sign"] or match["dash"] or ("number" if match["number"] else "letter")


def _bare(line: str) -> str:
    return _BULLET.sub("", line)


def _opens_with_code(line: str) -> bool:
    return bool(split_leading(line)[0]) or is_telling(line)


def _joined(lines: Sequence[str], starts: Sequence[bool], *, strip: bool = True) -> list[str]:
    """The lines that start a goal, each with the lines that go on about it."""
    goals: list[str] = []
    for line, begins in zip(lines, starts, strict=True):
        if begins:
            goals.append(_bare(line) if strip else line)
        else:
            goals[-1] += f" {line}"
    return [fold(goal).removesuffix(";") for goal in goals if goal.strip()]


def _separate(lines: Sequence[str]) -> bool:
    """Whether each line is a goal by itself, and not one text that was broken by hand."""
    if any(len(line) < 8 for line in lines) or any(_OPEN_END.search(line) for line in lines[:-1]):
        return False
    if any(line.count("(") != line.count(")") for line in lines):
        return False
    if all(line.endswith(";") for line in lines[:-1]):
        return True
    if all(line[0].isupper() for line in lines):
        return True
    if all(map(_DETERMINER.match, lines)):
        return True
    infinitives = [bool(re.search(r"\w{2,}en[.;]?$", line)) for line in lines]
    return all(line[0].islower() for line in lines) and all(infinitives)


def _inline(text: str) -> list[str]:
    """The goals in one line: "1) … 2) …", bullets, or sentences that all start as goals do."""
    line = fold(text)
    if (match := _LEAD.match(line)) and _BARE_STEM.match(match[0]) and (parts := _listed(line[match.end() :])):
        return parts
    for sign in dict.fromkeys(_INLINE_SIGN.findall(line)):
        parts = [part.strip(" ;") for part in line.split(sign)]
        if line.startswith(sign):
            return [part for part in parts if part]
        if len(parts) > 2 and (not parts[0] or _BARE_STEM.match(parts[0])):
            return [part for part in parts[1:] if part]
    counted = line.lstrip("(").startswith(("1)", "1.", "a)"))
    marks = [(m.start(), m.end(), m[1] or m[2]) for m in _INLINE.finditer(line)] if counted else []
    if len(marks) > 1 and marks[0][0] == 0 and _counts([mark[2] for mark in marks]):
        ends = [start for start, _end, _mark in marks[1:]] + [len(line)]
        return [line[mark[1] : end].strip(" ;") for mark, end in zip(marks, ends, strict=True)]
    parts = [part.strip() for part in line.split(";")] if ";" in line else [line]
    parts = parts if parts[-1] else parts[:-1]
    if len(parts) > 1 and all(len(part) > 8 and (_STEM.match(part) or split_leading(part)[0]) for part in parts):
        return parts
    sentences = _SENTENCE.split(line)
    if len(sentences) > 1 and all(_STEM.match(sentence) for sentence in sentences):
        return sentences
    return [line]


def _listed(line: str) -> list[str]:
    """The items of a list in one line, behind what opens them all: "1. … 2. …", "- … - …"; [] where it is no list."""
    parts = [part.strip(" ;,") for part in re.split(r"(?:^|\s)[-–—]\s+", line)]
    if len(parts) > 2 and not parts[0] and all(parts[1:]):
        return parts[1:]
    marks = list(_MARK.finditer(line))
    if len(marks) < 2 or marks[0].start() or not _counts([mark[1] for mark in marks]):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    return [line[mark.end() : end].strip(" ;,") for mark, end in zip(marks, ends, strict=True)]


def _counts(marks: Sequence[str]) -> bool:
    """Whether the marks run 1, 2, 3 … or a, b, c …"""
    numbers = [int(mark) if mark.isdigit() else ord(mark) - 96 for mark in marks]
    return numbers[0] == 1 and all(b == a + 1 for a, b in pairwise(numbers))
