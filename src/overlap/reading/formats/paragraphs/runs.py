"""The text of a paragraph as a reader sees it, and what stands there that nobody is meant to read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from .markup import ALTERNATIVE, W, number, switched, value
from .styles import Style

_UNREAD = {W + name for name in ("del", "moveFrom", "drawing", "pict", "object", "pPr", "rPr", "sdtPr", "sdtEndPr")}
_PLACEHOLDER = re.compile(r"placeholder ?text|tekst ?(?:van )?(?:tijdelijke )?(?:plaats|aanduiding)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text that looks one way; ``left_out`` tells that nobody is meant to read it: it is hidden or a placeholder."""

    text: str
    bold: bool = False
    size: int = 0
    struck: bool = False
    left_out: bool = False


def runs_of(paragraph: ET.Element, styles: Mapping[str, Style], style: Style) -> Iterator[Run]:
    """Read the runs of a paragraph, without deleted text, field codes and drawings.

    Args:
        paragraph: the element, or something inside it.
        styles: the styles of the document, by id.
        style: that of the paragraph.
    """
    for child in paragraph:
        if child.tag in _UNREAD or ALTERNATIVE in child.tag:
            continue
        if child.tag == W + "r":
            yield _run(child, styles, style)
        elif child.tag == W + "sdt" and switched(child, "sdtPr/showingPlcHdr"):
            text = "".join(run.text for run in runs_of(child, styles, style))
            yield Run(text=text, left_out=True)
        else:
            yield from runs_of(child, styles, style)


def _run(run: ET.Element, styles: Mapping[str, Style], style: Style) -> Run:
    own = styles.get(value(run, "rPr/rStyle") or "-", Style())
    bold = switched(run, "rPr/b")
    return Run(
        text=_text(run),
        bold=(own.bold or style.bold) if bold is None else bold,
        size=number(value(run, "rPr/sz")) or own.size or style.size,
        struck=is_struck(run),
        left_out=is_hidden(run, styles, style) or is_placeholder(run, styles),
    )


def is_struck(run: ET.Element) -> bool:
    """Tell whether a run is struck through."""
    return bool(switched(run, "rPr/strike") or switched(run, "rPr/dstrike"))


def is_hidden(run: ET.Element, styles: Mapping[str, Style], style: Style) -> bool:
    """Tell whether Word does not show a run, by what it says itself or by its style or that of its paragraph."""
    hidden = switched(run, "rPr/vanish")
    own = styles.get(value(run, "rPr/rStyle") or "-", Style())
    return (own.hidden or style.hidden) if hidden is None else hidden


def is_placeholder(run: ET.Element, styles: Mapping[str, Style]) -> bool:
    """Tell whether a run is what a form shows in a field that nobody filled in, by its style."""
    named = value(run, "rPr/rStyle")
    return named is not None and bool(_PLACEHOLDER.search(named) or _PLACEHOLDER.search(styles.get(named, Style()).name))


def _text(run: ET.Element) -> str:
    parts: list[str] = []
    for child in run:
        tag = child.tag.removeprefix(W)
        if tag == "t":
            parts.append(child.text or "")
        elif tag in ("tab", "ptab"):
            parts.append(" ")
        elif tag in ("br", "cr"):
            parts.append("\n")
        elif tag == "noBreakHyphen":
            parts.append("-")
        elif tag == "sym":
            code = child.get(W + "char", "")
            parts.append(chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else "")
    return "".join(parts)
