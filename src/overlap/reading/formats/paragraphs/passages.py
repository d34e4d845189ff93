"""Paragraphs of Word -> passages, in order: what is a heading, an item or plain text, and how deep it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from overlap.reading.formats.blocks import Block, Passage, PassageRole
from overlap.reading.formats.text import clean, fold

from .markup import number, value
from .numbering import BULLET, NumberedLists
from .runs import Run, runs_of
from .styles import Style

_DEEPEST = 9
_LONG = 150  # characters; a bold line of more is a text that somebody stressed
_OFTEN = 0.5  # part of the plain paragraphs from which being bold says nothing
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")
_TYPED = re.compile(
    "(?P<sign>[•▪●◦■□‣∙◆➢➤►▶✓✔→·☐☑☒❏❑❒⬜🗹🔲\uf0b7\uf0a7\uf0fc\uf0d8\uf076\uf02d\uf06f\uf0a8])\\s*(?=\\S)"
    r"|(?P<marker>[-–—*o]|\d{1,2}[.)]|\(?[a-z]\)|\(\d{1,2}\))\s+(?=\S)"
)
_STARTS = re.compile(
    r"(?:de|een) (?:kandidaat|leerling|student)\b|(?:[PK]K?/[A-Z&]+/|[A-Z]?\d{1,2}-K\d)\S*\s|\d+(?:\.\d+)+\.?\s", re.I
)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a whole line looks that may be a heading without the style of one; those that are larger or in capitals are wider."""

    size: int
    capitals: bool


class PassageReader:
    """The passages of a document, as its paragraphs come in."""

    def __init__(self, styles: Mapping[str, Style], numbering: NumberedLists) -> None:
        self._styles, self._numbering = styles, numbering
        self._looks: dict[int, _Look] = {}  # by number of the paragraph: those that may be headings
        self._plain = 0
        self._count = 0

    def add(self, paragraph: ET.Element) -> list[Passage]:
        """Read the next paragraph; lists go on counting in it, also where it is empty."""
        self._count += 1
        named = value(paragraph, "pPr/pStyle")
        style = self._styles.get(named or "", self._styles[""])
        runs = list(runs_of(paragraph, self._styles, style))
        text = clean("".join(run.text for run in runs if not run.left_out))
        left_out = fold(clean("".join(run.text for run in runs if run.left_out)))
        marker, level = self._numbered(paragraph, style)
        if (not text and not left_out) or style.is_contents:
            return []
        heading = self._heading(paragraph, style)
        role: PassageRole = "heading" if heading else "item" if marker else "text"
        if marker is None and role == "text" and style.is_list:
            role, marker = "item", BULLET
        first = Passage(
            text=text, role=role, depth=heading or (level + 1 if role == "item" else 0), marker=marker or "",
            number=self._count, left_out=left_out,
            struck=any(run.struck and not run.left_out and run.text.strip() for run in runs),
        )  # fmt: skip
        if role != "heading" and text:
            self._plain += 1
            if look := _look(text, [run for run in runs if not run.left_out]):
                self._looks[self._count] = look
        return _lines(first)

    def _numbered(self, paragraph: ET.Element, style: Style) -> tuple[str | None, int]:
        """The number or bullet that Word shows, None where it shows none, and the level (from 0)."""
        numbers = value(paragraph, "pPr/numPr/numId")
        level = number(value(paragraph, "pPr/numPr/ilvl"), style.level)
        if numbers is None:
            numbers = style.numbers
        if not numbers or numbers == "0":
            return None, 0
        if level is None:
            level = self._numbering.level_of(numbers, style.id)
        level = min(level, _DEEPEST - 1)
        return self._numbering.marker(numbers, level), level

    @staticmethod
    def _heading(paragraph: ET.Element, style: Style) -> int:
        outline = number(value(paragraph, "pPr/outlineLvl"))
        return style.heading if outline is None else outline + 1 if outline < _DEEPEST else 0

    def with_headings(self, blocks: list[Block]) -> list[Block]:
        """Give the blocks with the lines that are headings by how they look, each one deeper than the styled one above it."""
        if len(self._looks) > _OFTEN * self._plain:
            return blocks
        looks = sorted(set(self._looks.values()), key=lambda look: (-look.size, not look.capitals))
        result: list[Block] = []
        above = 0
        for block in blocks:
            if isinstance(block, Passage) and block.role == "heading":
                above = block.depth
            elif isinstance(block, Passage) and (look := self._looks.get(block.number)):
                result.append(replace(block, role="heading", depth=min(_DEEPEST, above + 1 + looks.index(look))))
                continue
            result.append(block)
        return result


def _look(text: str, runs: list[Run]) -> _Look | None:
    """How a line looks that may be a heading: wholly bold or in capitals, short, and no sentence."""
    if len(text) > _LONG or "\n" in text or text.endswith((":", ",", ";")) or _SENTENCES.search(text):
        return None
    if text.endswith(".") and len(text.split()) > 6:
        return None
    written = [run for run in runs if any(map(str.isalnum, run.text))]
    capitals = text.isupper() and len(text) > 5
    if not written or not (capitals or all(run.bold for run in written)):
        return None
    return _Look(max(run.size for run in written), capitals)


def _lines(passage: Passage) -> list[Passage]:
    """The passage, or one for each of its lines where people made a list or wrote goals below each other in one paragraph."""
    lines = passage.text.split("\n")
    if not any(_TYPED.match(line) or _STARTS.match(line) for line in lines[1:]):
        return [_with_typed(replace(passage, text=fold(passage.text)))]
    parts: list[str] = []
    for line in lines:
        if not parts or _TYPED.match(line) or _STARTS.match(line):
            parts.append(line)
        else:
            parts[-1] += f" {line}"
    texts = [replace(passage, text=part, left_out=passage.left_out if n == 0 else "") for n, part in enumerate(parts)]
    return [_with_typed(text) for text in texts]


def _with_typed(passage: Passage) -> Passage:
    """Plain text that opens with a bullet or number is an item of a list."""
    match = _TYPED.match(passage.text) if passage.role == "text" else None
    if match is None:
        return passage
    marker = match["marker"] or BULLET
    return replace(passage, role="item", depth=1, marker=marker, text=passage.text[match.end() :])
