"""The words and rules of a PDF. Runs by itself, in a process of its own: pdfium ends the process on some damaged files.

Standard input holds the PDF; standard output gets JSON: ``{"pages": […]}``, or ``{"problem": …}`` with one of the words
encrypted, broken, pages, text. A page is ``{"box": …, "words": […], "rules": […], "fills": […], "dots": […], "pictures": n}``.
Boxes, rules (thin lines), fills (coloured areas) and dots (small shapes, which may be bullets) are ``[left, bottom, right,
top]`` in points, y upwards, as the page is stored. A word is ``[text, left, bottom, right, top, x, y, turned, bold, size]``:
its box, where it starts, its quarter turns anticlockwise.
"""

import ctypes
import json
import math
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

_MEMORY = 700 * 2**20  # bytes that reading may take, where the system can hold a process to that
_SECONDS = 6.0  # of work
_LOOK = 0.1  # seconds from look to look
_TOO_LONG = 75  # the status of this process where it takes longer
_PAGES = 400
_LETTERS = 800_000  # in all
_LETTERS_PAGE = 100_000
_OBJECTS_PAGE = 40_000  # parts of drawings that are looked at
_RULES = 150_000  # in all
_POINTS = 400  # of one line of a drawing
_DEPTH = 4  # of drawings inside drawings
_THIN = 2.6  # points: a filled shape that is no thicker is a line
_DOT = 1.5, 7.0  # points: a drawn shape of such a size, about as wide as high, may be a bullet
_SQUARE = 1.3  # times its height: no bullet is wider
_STRAIGHT = 0.6  # points that a line may be off
_GAP = 0.3  # of the size of a letter: a wider gap ends a word
_BACK = 0.5  # likewise: so far back a letter may go
_LEVEL = 0.12  # likewise: so much may it stand higher or lower
_LARGEST = 1000.0  # points: no letter is larger
_HYPHEN = 2  # what pdfium makes of a hyphen at the end of a line
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_BOLD = 600
_WHITE = 250  # from this lightness, of 255, nobody sees a filled area

_Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


class TooMuchError(Exception):
    """More pages or text than is read; the argument says which."""


def main() -> None:
    """Read a PDF from standard input, write its words and rules to standard output."""
    _hold_memory()
    threading.Thread(target=_hold_time, daemon=True).start()  # pdfium lets other threads go on
    try:
        answer = _read(sys.stdin.buffer.read())
    except TooMuchError as limit:
        answer = {"problem": str(limit)}
    sys.stdout.buffer.write(json.dumps(answer, separators=(",", ":")).encode())
    sys.stdout.buffer.flush()


def _hold_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        least = min(limit for limit in (soft, hard, _MEMORY) if limit != resource.RLIM_INFINITY)
        resource.setrlimit(resource.RLIMIT_DATA, (least, hard))


def _hold_time() -> None:
    """End this process when it has worked too long; time in which a busy machine let it wait does not count."""
    while time.process_time() < _SECONDS:
        time.sleep(_LOOK)
    os._exit(_TOO_LONG)


def _read(data: bytes) -> dict[str, Any]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return {"problem": "encrypted" if pdfium.FPDF_GetLastError() == _PASSWORD else "broken"}
    count = pdfium.FPDF_GetPageCount(document)
    if count > _PAGES:
        raise TooMuchError("pages")
    pages: list[dict[str, Any]] = []
    letters = rules = 0
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            return {"problem": "broken"}
        pages.append(_page(page))
        letters += sum(len(word[0]) for word in pages[-1]["words"])
        rules += len(pages[-1]["rules"]) + len(pages[-1]["fills"])
        if letters > _LETTERS or rules > _RULES:
            raise TooMuchError("text")
        pdfium.FPDF_ClosePage(page)
    return {"pages": pages} if pages else {"problem": "broken"}


def _page(page: Any) -> dict[str, Any]:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    shapes = _Shapes()
    shapes.look(page, None, (1, 0, 0, 1, 0, 0), 0)
    area = abs((box.right - box.left) * (box.top - box.bottom))
    return {
        "box": [box.left, box.bottom, box.right, box.top],
        "words": list(_words(page, shapes.rules)),
        "dots": [[round(place, 2) for place in dot] for dot in shapes.dots],
        "rules": [[round(place, 2) for place in rule] for rule in shapes.rules],
        "fills": [[round(place, 2) for place in fill] for fill in shapes.fills],
        "pictures": sum(size > area / 3 for size in shapes.pictures),
    }


def _words(page: Any, rules: list[list[float]]) -> Iterator[list[Any]]:
    """The words of a page, in the order in which they are stored."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return
    if pdfium.FPDFText_CountChars(text) > _LETTERS_PAGE:
        raise TooMuchError("text")
    for word in _WordReader(text, rules).words():
        if all(map(math.isfinite, word[1:7])):
            yield [word[0], *(round(place, 2) for place in word[1:7]), word[7], word[8], round(word[9], 2)]
    pdfium.FPDFText_ClosePage(text)


class _WordReader:
    """Puts letters together in words: those that stand against each other in the direction of the text."""

    def __init__(self, text: Any, rules: list[list[float]]) -> None:
        self.text = text
        self.borders = _Borders(rules)
        self.box, self.x, self.y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self.word: list[Any] = []
        self.turned = 0
        self.first = self.end = (0.0, 0.0)  # where the last letter begins and ends, as somebody sees it who reads it

    def words(self) -> Iterator[list[Any]]:
        for i in range(pdfium.FPDFText_CountChars(self.text)):
            letter = _letter(pdfium.FPDFText_GetUnicode(self.text, i))
            if letter and pdfium.FPDFText_GetLooseCharBox(self.text, i, self.box):
                pdfium.FPDFText_GetCharOrigin(self.text, i, self.x, self.y)
                if not self.word or not self._goes_on():
                    if self.word:
                        yield self.word
                    self._begin(i)
                self._add(letter)
            elif self.word:
                yield self.word
                self.word = []
        if self.word:
            yield self.word

    def _goes_on(self) -> bool:
        start, end, size = _along(self.x.value, self.y.value, self.turned), self.end, self.word[9]
        if start == self.first:  # a second letter of the same sign: a ligature
            return True
        near = abs(start[1] - end[1]) < _LEVEL * size and -_BACK * size < start[0] - end[0] < _GAP * size
        return near and not (self.borders.upright and self.borders.between(end, start, self.turned))

    def _begin(self, i: int) -> None:
        angle = pdfium.FPDFText_GetCharAngle(self.text, i)
        self.turned = -round(angle / (math.pi / 2)) % 4 if angle > 0 else 0  # pdfium counts clockwise
        box = self.box
        place = box.left, box.bottom, box.right, box.top, self.x.value, self.y.value
        self.word = ["", *place, self.turned, _is_bold(self.text, i), _size(self.text, i)]

    def _add(self, letter: str) -> None:
        word, box = self.word, self.box
        word[0] += letter
        word[1], word[3] = min(word[1], box.left, box.right), max(word[3], box.left, box.right)
        word[2], word[4] = min(word[2], box.bottom, box.top), max(word[4], box.bottom, box.top)
        self.first = _along(self.x.value, self.y.value, self.turned)
        ends = (box.right, box.top, -box.left, -box.bottom)
        self.end = ends[self.turned], self.first[1]


def _letter(code: int) -> str:
    """The letter of a code, "" for a space."""
    if code == _HYPHEN:
        return "-"
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return "" if not code or letter.isspace() else letter


def _along(x: float, y: float, turned: int) -> tuple[float, float]:
    """A point as somebody sees it who turns the page so that the text is upright."""
    return (x, y) if not turned else ((x, y), (y, -x), (-x, -y), (-y, x))[turned]


def _size(text: Any, i: int) -> float:
    """The size of a letter as it stands on the page, in points."""
    matrix = pdfium.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if pdfium.FPDFText_GetMatrix(text, i, matrix) else 1.0
    size = float(pdfium.FPDFText_GetFontSize(text, i)) * scale
    return size if 0 < size < _LARGEST else _LARGEST


def _is_bold(text: Any, i: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text, i) >= _BOLD:
        return True
    name = ctypes.create_string_buffer(100)
    length = pdfium.FPDFText_GetFontInfo(text, i, name, 100, ctypes.c_int())
    return 0 < length <= 100 and any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))


class _Borders:
    """The upright rules of a page, to part words that stand against each other in two cells."""

    def __init__(self, rules: list[list[float]]) -> None:
        self.upright: dict[int, list[list[float]]] = {}
        for rule in rules:
            if rule[2] - rule[0] < _THIN < rule[3] - rule[1]:
                self.upright.setdefault(int(rule[0]) // 8, []).append(rule)

    def between(self, end: tuple[float, float], start: tuple[float, float], turned: int) -> bool:
        if turned or not self.upright:
            return False
        near = self.upright.get(int(end[0]) // 8, ()), self.upright.get(int(start[0] + 1) // 8, ())
        return any(
            end[0] - 1 <= rule[0] <= start[0] + 1 and rule[1] <= start[1] + 2 <= rule[3] for rules in near for rule in rules
        )


class _Shapes:
    """The rules, coloured areas and pictures of a page."""

    def __init__(self) -> None:
        self.rules: list[list[float]] = []
        self.fills: list[list[float]] = []
        self.dots: list[list[float]] = []
        self.pictures: list[float] = []
        self.seen = 0

    def look(self, page: Any, form: Any, matrix: _Matrix, depth: int) -> None:
        """Look at the parts of a page, or of a drawing inside it."""
        count = pdfium.FPDFFormObj_CountObjects(form) if form else pdfium.FPDFPage_CountObjects(page)
        for n in range(count):
            self.seen += 1
            if self.seen > _OBJECTS_PAGE:
                return
            part = pdfium.FPDFFormObj_GetObject(form, n) if form else pdfium.FPDFPage_GetObject(page, n)
            kind = pdfium.FPDFPageObj_GetType(part)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(part, _times(_matrix(part), matrix))
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                a, b, c, d, _e, _f = _times(_matrix(part), matrix)
                self.pictures.append(abs(a * d - b * c))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                self.look(page, part, _times(_matrix(part), matrix), depth + 1)

    def _path(self, part: Any, matrix: _Matrix) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(part, mode, stroked)
        if not mode.value and not stroked.value:
            return
        thick = []
        for points, curved in _lines(part, matrix):
            box = _box_of(points)
            wide, high = box[2] - box[0], box[3] - box[1]
            if _DOT[0] <= min(wide, high) and max(wide, high) <= min(_DOT[1], _SQUARE * min(wide, high)):
                self.dots.append(list(box))
            elif curved:
                continue
            elif min(wide, high) <= _THIN:
                if max(wide, high) > _THIN:
                    self.rules.append(_middle(box))
            elif stroked.value:
                self.rules += [_middle(edge) for edge in _edges(points)]
            else:
                thick.append(box)
        if len(thick) == 2 and all(abs(a - b) <= _THIN for a, b in zip(*thick, strict=True)):  # a frame, drawn as a ring
            self.rules += [_middle(edge) for edge in _edges(_corners(thick[0]))]
        elif thick and _is_seen(part):
            self.fills += [list(box) for box in thick]


def _matrix(part: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(part, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _lines(part: Any, matrix: _Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The lines of a drawing, each as its points, and whether it is curved."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for n in range(min(pdfium.FPDFPath_CountSegments(part), _OBJECTS_PAGE)):
        segment = pdfium.FPDFPath_GetPathSegment(part, n)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if 1 < len(points) < _POINTS:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        if not all(map(math.isfinite, point)):
            points, curved = [], False
            continue
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if 1 < len(points) < _POINTS:
        yield points, curved


def _box_of(points: Sequence[tuple[float, float]]) -> _Box:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _corners(box: _Box) -> list[tuple[float, float]]:
    left, bottom, right, top = box
    return [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]


def _edges(points: Sequence[tuple[float, float]]) -> Iterator[_Box]:
    for (x0, y0), (x1, y1) in pairwise(points):
        across, up = abs(x1 - x0), abs(y1 - y0)
        if min(across, up) <= _STRAIGHT and max(across, up) > _THIN:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _middle(box: _Box) -> list[float]:
    """A thin box as the line in its middle."""
    left, bottom, right, top = box
    if right - left < top - bottom:
        return [(left + right) / 2, bottom, (left + right) / 2, top]
    return [left, (bottom + top) / 2, right, (bottom + top) / 2]


def _is_seen(part: Any) -> bool:
    colours = [ctypes.c_uint() for _n in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(part, *colours):
        return False
    return min(colour.value for colour in colours[:3]) < _WHITE and colours[3].value > 0


if __name__ == "__main__":
    main()
