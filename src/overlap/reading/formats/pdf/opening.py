"""The bytes of a PDF -> its pages, as words and rules. What could harm is bounded before pdfium sees it, and while it does.

pdfium makes room for what a stream says it holds, and ends the whole process where there is none. So the sizes of packed streams
are counted first (`bounds`), and pdfium runs in a process of its own (`letters`) with a limit on time, and on memory where the
system knows one. Nothing in the document is run or fetched: that build of pdfium has no JavaScript, and no form is opened.
"""

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from overlap.locale import mark as _
from overlap.problems import Unusable
from overlap.reading.formats.text import clean

from .bounds import check_bounds

_SECONDS = 60  # by the clock, for a process that waits; `letters` itself stops after a few seconds of work
_TOO_LONG = 75  # the status of `letters` where it stopped
_ABORTED = signal.SIGABRT.value, 3  # as the status of a process that ended itself; Windows has the second one
_LETTERS = Path(__file__).with_name("letters.py")
AS_PROGRAM: Final = "--letters-of-a-pdf"  # what a bundle is started with to read them (bundle/start.py)
_READABLE = 0.7  # of the letters of a document; below that, its fonts do not say which letters they draw
_LINE = 10  # points: words are looked for among those that stand about as high
_DOTS = 5_000  # of a page
_BEFORE = 3.0  # times the size of the letters: no bullet stands further before its text
_SCANNED = 30  # letters a page, beside a picture of the whole page


class Box(NamedTuple):
    """A place on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Give the point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class PageWord(NamedTuple):
    """A word on a page. ``baseline`` is how far down its letters stand, ``turned`` whether it is written upwards or downwards."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool
    turned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """A page, turned so that most of its text is upright: its size in points, words, thin rules and coloured areas."""

    number: int
    width: float
    height: float
    words: tuple[PageWord, ...]
    rules: tuple[Box, ...]
    fills: tuple[Box, ...]


def open_pages(file: str, data: bytes) -> tuple[PdfPage, ...]:
    """Read the words and rules of each page.

    Raises:
        Unusable: a password is needed, it is damaged, has too many pages or too much in them, or has no text.
    """
    check_bounds(file, data)
    pages = _pages(file, data)
    read = tuple(_page(n, page) for n, page in enumerate(pages, start=1))
    _check_text(file, pages, read)
    return read


def _command() -> list[str]:
    """How the program that reads letters is started: as a file, or where all is one program, as that with a word for it."""
    return [sys.executable, AS_PROGRAM] if getattr(sys, "frozen", False) else [sys.executable, "-P", str(_LETTERS)]


def _pages(file: str, data: bytes) -> list[dict[str, Any]]:
    try:
        done = subprocess.run(_command(), input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise Unusable("pdf-too-large", file, limit=_("what can be read in a few seconds")) from error
    except OSError as error:
        raise Unusable("file-unreadable", file, reason=error.strerror or str(error)) from error
    if (
        done.returncode == _TOO_LONG or abs(done.returncode) in _ABORTED or b"MemoryError" in done.stderr
    ):  # pdfium ends itself where there is no room
        raise Unusable("pdf-too-large", file, limit=_("what can be read in a few seconds"))
    if done.returncode or not done.stdout:
        raise Unusable("file-broken", file, reason=_("the parts inside do not fit together"))
    answer = json.loads(done.stdout)
    problem = answer.get("problem")
    if problem == "encrypted":
        raise Unusable("pdf-encrypted", file)
    if problem == "pages":
        raise Unusable("pdf-too-large", file, limit=_("400 pages"))
    if problem == "text":
        raise Unusable("pdf-too-large", file, limit=_("what can be read in a few seconds"))
    if problem:
        raise Unusable("file-broken", file, reason=_("the parts inside do not fit together"))
    pages: list[dict[str, Any]] = answer["pages"]
    return pages


def _check_text(file: str, stored: list[dict[str, Any]], pages: tuple[PdfPage, ...]) -> None:
    letters = "".join(word.text for page in pages for word in page.words)
    pictures = sum(page["pictures"] > 0 for page in stored)
    if not letters or (pictures * 2 > len(pages) and len(letters) < _SCANNED * len(pages)):
        raise Unusable("pdf-without-text", file)
    readable = sum(letter.isprintable() and not _is_private(letter) and letter != "\ufffd" for letter in letters)
    if readable < _READABLE * len(letters):
        raise Unusable("pdf-without-letters", file)


def _is_private(letter: str) -> bool:
    return "\ue000" <= letter <= "\uf8ff"


def _page(number: int, page: dict[str, Any]) -> PdfPage:
    turns: Counter[int] = Counter()
    for word in page["words"]:
        turns[word[7]] += len(word[0])
    turned = turns.most_common(1)[0][0] if turns else 0
    whole = _seen(page["box"], turned)
    left, up = whole.left, whole.top

    def placed(box: list[float]) -> Box:
        seen = _seen(box, turned)
        return Box(seen.left - left, seen.top - up, seen.right - left, seen.bottom - up)

    words = []
    for word in page["words"]:
        box = placed(word[1:5])
        start = placed([word[5], word[6], word[5], word[6]])
        if (text := clean(word[0])) and box.right > 0 and box.bottom > 0:
            words.append(PageWord(text, box, start.bottom, word[9], word[8], word[7] != turned))
    words += _bullets(words, [placed(dot) for dot in page["dots"]])
    return PdfPage(
        number=number,
        width=whole.right - whole.left,
        height=whole.bottom - whole.top,
        words=tuple(words),
        rules=tuple(map(placed, page["rules"])),
        fills=tuple(map(placed, page["fills"])),
    )


def _bullets(words: Sequence[PageWord], dots: Sequence[Box]) -> list[PageWord]:
    """The bullets of a page that are drawn: dots before a word, half as high as its letters."""
    lines: dict[int, list[PageWord]] = {}
    for word in words:
        if not word.turned:
            lines.setdefault(round(word.baseline) // _LINE, []).append(word)
    bullets = []
    for dot in dots[:_DOTS]:
        height = round(dot.middle[1]) // _LINE
        near = [word for n in (-1, 0, 1) for word in lines.get(height + n, ()) if _is_before(dot, word)]
        if near:
            word = min(near, key=lambda word: word.box.left)
            bullets.append(PageWord("•", dot, word.baseline, word.size, False, False))
    return bullets


def _is_before(dot: Box, word: PageWord) -> bool:
    gap = word.box.left - dot.right
    above = word.baseline - dot.middle[1]
    return 0 < gap < _BEFORE * word.size and 0 < above < 0.7 * word.size and dot.right - dot.left < 0.7 * word.size


def _seen(box: list[float], turned: int) -> Box:
    """A box as it is seen where the page is turned so that text of so many quarter turns is upright; y goes down."""
    left, bottom, right, top = box
    if turned == 0:
        return Box(left, -top, right, -bottom)
    if turned == 1:
        return Box(bottom, left, top, right)
    if turned == 2:
        return Box(-right, bottom, -left, top)
    return Box(-top, -right, -bottom, -left)
