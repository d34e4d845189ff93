"""PDF documents written by hand: text at its place, lines and frames, in Helvetica."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # points of an A4
LEADING = 1.2  # times the size of the letters: from line to line
_NARROW, _WIDE = "fijlrtI.,;:'|()/- ", "mwMW@"


def width_of(text: str, size: float = 10) -> float:
    """How wide a text is in Helvetica, near enough."""
    return sum(0.28 if letter in _NARROW else 0.85 if letter in _WIDE else 0.56 for letter in text) * size


@dataclass
class Sheet:
    """A page to draw on; ``y`` counts down from the top, and moves on with each line of running text."""

    y: float = 70
    width: float = WIDTH
    height: float = HEIGHT
    turned: int = 0
    drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> None:
        """Write at a place."""
        shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.drawn.append(f"BT /{'F2' if bold else 'F1'} {size} Tf {x:.2f} {self.height - y:.2f} Td ({shown}) Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.drawn.append(f"0.5 w {x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def dot(self, x: float, y: float) -> None:
        """Draw a bullet of 4 points high, as browsers do."""
        self.drawn.append(f"{x:.2f} {self.height - y:.2f} 4 4 re f")

    def write(self, *lines: str, x: float = 60, size: float = 10, bold: bool = False, after: float = 4) -> None:
        """Write lines under each other as one paragraph."""
        for line in lines:
            self.y += size * LEADING
            self.text(x, self.y, line, size, bold=bold)
        self.y += after

    def item(self, marker: str, *lines: str, x: float = 75) -> None:
        """Write an item of a list, with its further lines below its text."""
        self.text(x, self.y + 10 * LEADING, marker)
        self.write(*lines, x=x + 15, after=2)

    def table(self, edges: Sequence[float], rows: Iterable[Sequence[str | None]], *, ruled: bool = True) -> None:
        """Draw a table; a cell may have several lines, None is the rest of the cell above it."""
        rows = list(rows)
        top = self.y
        heights = [max(cell.count("\n") + 1 for cell in row if cell is not None) * 12 + 6 for row in rows]
        for i, (row, height) in enumerate(zip(rows, heights, strict=True)):
            for j, cell in enumerate(row):
                for n, line in enumerate((cell or "").split("\n")):
                    if line:
                        self.text(edges[j] + 3, self.y + 12 * (n + 1), line, bold=i == 0)
                if ruled and cell is not None:
                    self.line(edges[j], self.y, edges[j + 1], self.y)
            self.y += height
        if ruled:
            self.line(edges[0], self.y, edges[-1], self.y)
            for edge in edges:
                self.line(edge, top, edge, self.y)
        self.y += 10


def pdf_document(*pages: Sheet, packed: bool = False, change: Callable[[list[bytes]], None] | None = None) -> bytes:
    """Give the bytes of a PDF with these pages; ``change`` may alter its objects before they are written."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for n, page in enumerate(pages):
        size = f"[0 0 {page.width} {page.height}]"
        fonts = "<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        about = f"/MediaBox{size}/Rotate {page.turned}/Resources{fonts}/Contents {6 + 2 * n} 0 R"
        objects += [f"<</Type/Page/Parent 2 0 R{about}>>".encode(), stream("\n".join(page.drawn).encode("cp1252"), packed=packed)]
    if change is not None:
        change(objects)
    return joined(objects)


def stream(data: bytes, *, packed: bool = False, about: bytes = b"") -> bytes:
    """Give the object of a stream."""
    filters = b"/Filter/FlateDecode" if packed else b""
    data = zlib.compress(data) if packed else data
    return b"<<%b%b/Length %d>>stream\n%b\nendstream" % (filters, about, len(data), data)


def joined(objects: Sequence[bytes]) -> bytes:
    """Give objects as a document, the first of them its root."""
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
