"""What kind of row it is: a heading, a total, a note, the header once more, or a row with goals."""

import re
from typing import Literal

from overlap.locale import mark as _
from overlap.model import Heading
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold, label

from .codes import CodeKind, codes_in, is_code, is_no_code, kind_of, split_code, split_leading, split_trailing
from .headers import Header
from .headings import NOTE, depth_among, has_rank, heading_in, is_named_heading, time_in
from .vocabulary import STEM, is_header_text, is_mark, names_goals, opens_as_goal

_TOTAL = re.compile(
    r"(?:sub|eind)?tota(?:al|len)\b.{0,40}$|(?:gewogen )?gemiddelde?\b.{0,30}$|som\b.{0,10}$"
    r"|norm (?:volgens|onderwijstijd)\b.{0,40}$",
    re.I,
)
_LEGEND = re.compile(
    r"(?:legenda|verklaring|toelichting|betekenis|afkortingen|gebruikte \w+)(?: (?:van )?(?:de )?\w+){0,3}\s*:?", re.I
)
_FOOTNOTE = re.compile(r"\*+|[¹²³⁴⁵]+")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}\s?[.)]|[a-z]\))\s*|\d{1,3}\s?[:–—-]\s+)(?=[^\W\d])", re.I)
_FULL_LINE = 0.8  # part of the widest line that a line fills with the first word of the next, where a text is broken into lines
_MOST = 0.7  # part of the lines that go on, of which that holds
_BARE_NUMBER = re.compile(r"\d{1,3}\s+")
# what a column with the kind of each row calls a row that goals stand under, as CASE does
_CLUSTERS = {
    "cluster", "domain", "domein", "subdomein", "strand", "substrand", "category", "categorie", "theme", "thema", "module",
    "profielmodule", "keuzevak", "deeltaak", "kerntaak", "heading", "kop", "rubriek", "hoofdstuk",
}  # fmt: skip
_DEEPER: dict[CodeKind, set[CodeKind]] = {
    "kerntaak": {"werkproces", "kennis"},
    "onderdeel": {"eindterm"},
    "keuzedeel": {"werkproces", "kerntaak"},
}


class Rows:
    """The rows of one table, seen with its header."""

    def __init__(self, grid: Grid, header: Header) -> None:
        self.grid, self.header, self.columns = grid, header, header.columns
        self.known: dict[int, str] = {}
        self.code_over_two = self._code_over_two()
        self.stems_of_codes = self._stems_of_codes()
        self.goal_columns = [goal.column for goal in self.columns.goals]
        self.section_columns = {c for group in self.columns.sections for c in group}
        self.span = header.body
        filled = [i for i in self.span if any(self.grid.cell(i, c) for c in self.goal_columns)]
        self.with_text = filled
        self.with_rows = set(filled)
        others = {c for c in (self.columns.code, *self.columns.leerwegen, *self.columns.single.values()) if c is not None}
        share = {c: sum(1 for i in filled if self.grid.cell(i, c)) / max(1, len(filled)) for c in others | self.section_columns}
        self.dense = {c for c, part in share.items() if part >= 0.6}
        self.full = {c for c, part in share.items() if part >= 0.75}
        self.stems = sum(1 for i in filled if self._has_stem(i)) / max(1, len(filled))
        self.kinds = {kind_of(part) for i in self.span for part in (self.code(i),) if part}
        codes = {self.code(i) for i in self.span}
        self.parents = {code[: m.start()] for code in codes if len(code) < 30 for m in re.finditer(r"[-./_]", code)} & codes - {
            ""
        }
        self.coded = sum(1 for i in filled if self._has_code(i)) > 0.5 * len(filled)
        texts = [text for i in filled for c in self.goal_columns if (text := self.grid.cell(i, c))]
        self.broken = self.coded or self._is_wrapped()
        self.counted = len(texts) > 1 and sum(1 for text in texts if _NUMBER.match(text)) > 0.5 * len(texts)
        self.labels = [(c, label(t)) for c, t in self.columns.labels.items() if label(t)]
        self.last = self._last_row()

    # cells --------------------------------------------------------------------

    def plain(self, i: int, column: int | None) -> str:
        """Give a cell in one line; a number as it is written in a code, with a point."""
        text = fold(self.grid.cell(i, column))
        return text.replace(",", ".") if (i, column) in self.grid.numbers else text

    def code(self, i: int) -> str:
        """Give the cell with codes, "" when it holds something like "n.v.t."."""
        if self.columns.code is None:
            return ""
        if i in self.known:
            return self.known[i]
        column = self.columns.code
        text = fold(self.grid.shown(i, column)).lstrip("'’") or self._worked_out(i, column)  # an apostrophe keeps Excel off
        if self.code_over_two and all(parts := [self.plain(i, c) for c in self.code_over_two]):
            text = ("" if parts[0][-1].isalpha() and parts[1][0].isdigit() else ".").join(parts)
        own = self.columns.says_code and not is_no_code(text) and not _TOTAL.match(text)
        own = own or text.rstrip(".") in self.stems_of_codes
        self.known[i] = text if any(map(str.isdigit, text)) or own else ""
        return self.known[i]

    def _stems_of_codes(self) -> set[str]:
        """What codes begin with before their first point, where that stands in a row of its own: the II above II.1."""
        column = self.columns.code
        cells = {fold(self.grid.cell(i, column)).rstrip(".") for i in self.header.body} if column is not None else set()
        return {cell.partition(".")[0] for cell in cells if re.match(r"[A-Z]{1,5}\.\d", cell)} & cells

    def _code_over_two(self) -> tuple[int, int] | None:
        """The two columns below one merged header that hold a code together: "A" beside "1"."""
        code, top = self.columns.code, self.header.rows
        taken = {None, *(goal.column for goal in self.columns.goals)}
        if code is None or not top:
            return None
        for left in (code - 1, code):
            pair = (left, left + 1)
            alike = left >= 0 and self.grid.cell(top[-1], left) == self.grid.cell(top[-1], left + 1) != ""
            if alike and (top[-1], left + 1) in self.grid.copied and not taken & set(pair):
                return pair
        return None

    def _worked_out(self, i: int, column: int) -> str:
        """The code that a formula without a value gives, where it is a simple one."""
        return self.grid.worked_out.get((i, column), "") if self.grid.worked_out else ""

    def without_number(self, text: str) -> str:
        """Give a goal without the number of its row: "1. De kandidaat kan …", or "1. banden plakken" in a numbered list."""
        match = _NUMBER.match(text) or _BARE_NUMBER.match(text)
        if match and ((self.counted and match.re is _NUMBER) or STEM.match(text[match.end() :])):
            return text[match.end() :]
        return text

    def from_above(self, i: int, column: int | None) -> bool:
        """Tell whether the cell got its text from the same merged cell as the one above it."""
        return (i, column) in self.grid.copied and i > 0 and column is not None and self._same_above(i, column)

    def _same_above(self, i: int, column: int) -> bool:
        return self.grid.cell(i - 1, column) == self.grid.cell(i, column)

    def is_sparse(self, column: int | None) -> bool:
        """Tell whether a column is filled once for the rows below it."""
        if column is None or not self.with_text:
            return False
        filled = [i for i in self.with_text if self.grid.cell(i, column)]
        values = {self.grid.cell(i, column) for i in filled}
        first = bool(filled) and filled[0] == self.with_text[0]
        return first and len(values) == len(filled) <= 0.67 * len(self.with_text)

    def is_total(self, i: int, column: int) -> bool:
        """Tell whether a figure goes for more rows than its own: it is merged, or the rows below it are open."""
        if (i, column) in self.grid.copied or (i + 1, column) in self.grid.copied:
            return True
        if not re.match(r"sbu|studie|slu", label(self.columns.labels.get(column, ""))):
            return False
        below = i + 1 if i + 1 < self.header.end and i + 1 in self.with_rows else None
        return (
            below is not None and not self.grid.cell(below, column) and self._opens_section(i) and not self._opens_section(below)
        )

    def _opens_section(self, i: int) -> bool:
        return any(self.grid.cell(i, c) and not self.from_above(i, c) for c in self.section_columns)

    def only_code(self, i: int) -> bool:
        """Tell whether the row holds nothing else than codes, apart from cells merged with those above."""
        return not any(cell and j != self.columns.code and not self.from_above(i, j) for j, cell in enumerate(self.grid.rows[i]))

    def _has_stem(self, i: int) -> bool:
        return any(opens_as_goal(self.grid.cell(i, c)) for c in self.goal_columns)

    def _has_code(self, i: int) -> bool:
        if is_code(self.code(i)):
            return True
        text = next(filter(None, (self.grid.cell(i, c) for c in self.goal_columns)), "")
        return bool(split_code(text)[0] or split_trailing(text)[0])

    def _is_tick(self, cell: str, j: int) -> bool:
        """Whether the cell is ticked and says nothing; a 1 is a tick only under a leerweg."""
        return is_mark(cell) and (j in self.columns.leerwegen or not (cell.isalnum() and cell.casefold() not in ("x", "v")))

    # kinds of rows ------------------------------------------------------------

    def noise(self, i: int, text: str) -> str:
        """Say why a row says nothing about goals, "" when it may."""
        if len(self.labels) > 1 and all(label(self.grid.cell(i, c)) == text_of_header for c, text_of_header in self.labels):
            return _("header repeated")
        row = self.grid.rows[i]
        if len(self.labels) == 1 and label(text) == self.labels[0][1] and is_header_text(text):
            return _("header repeated")
        if not self.code(i) and any(_TOTAL.match(cell) for cell in row if cell) and not STEM.match(text):
            lead = next(cell for cell in row if cell)
            if _TOTAL.match(lead) or not text or _TOTAL.match(text):
                return _("total")
        cells = {cell for cell in row if cell}
        if len(cells) == 1 and names_goals(*cells):
            return _("header of a table")
        if i <= self.header.rows.stop + 1 and all(cell.startswith("(") and cell.endswith(")") for cell in cells):
            return _("explanation of the header")
        if _FOOTNOTE.fullmatch(next(cell for cell in row if cell)) and not (self._has_code(i) or self._has_stem(i)):
            return _("note or page footer")
        if len(cells) == 1 and NOTE.match(only := cells.pop()) and not split_leading(only)[0]:
            return _("note or page footer")
        return ""

    def heading(self, i: int) -> Heading | dict[str, str] | Literal["carry", "continues"] | None:
        """Read the heading that a row is; a dict when it tells leerjaar or periode, None when it is none."""
        code, row = self.code(i), self.grid.rows[i]
        if label(self.grid.cell(i, self.columns.single.get("kind"))) in _CLUSTERS and (title := self._text(i)):
            return Heading(code, fold(title))
        kind = kind_of(code)
        if (
            kind not in _DEEPER
            and code not in self.parents
            and not self.grid.copied
            and sum(1 for cell in row if len(cell) > 1) > 2
        ):
            return None
        text = self._text(i)
        cells = {
            fold(c): j for j, c in reversed(list(enumerate(row))) if c and not self._is_tick(c, j) and not self.from_above(i, j)
        }
        others = [j for c, j in cells.items() if j not in (self.columns.code, *self.goal_columns, *self.section_columns)]
        over = (kind in _DEEPER and self.kinds & _DEEPER[kind]) or (code in self.parents and self._opens(i, code))
        if code and over and not (self.columns.is_plan and others) and not self._is_ticked_goal(i, text):
            return Heading(code, fold(text) or next((c for c in cells if c != code), ""))
        in_code = fold(self.grid.cell(i, self.columns.code)) if self.columns.code is not None else ""
        if len(cells) == 2 and in_code in cells and has_rank(in_code) and len(in_code) < 25 and not is_code(in_code):
            return heading_in(f"{in_code} {next(c for c in cells if c != in_code)}")
        if len(cells) != 1:
            return None
        ((only, j),) = cells.items()
        if self._is_caption(i) and not NOTE.match(only):
            return time_in(only) or heading_in(only) or Heading(*split_leading(only))
        return self._lone(i, only, j)

    def _is_ticked_goal(self, i: int, text: str) -> bool:
        """Whether a row is for leerwegen and opens as a goal does: no heading, however short its code is."""
        return opens_as_goal(text) and any(is_mark(self.grid.cell(i, c)) for c in self.columns.leerwegen)

    def _text(self, i: int) -> str:
        """The first text in the columns of goals."""
        return next(filter(None, (self.grid.cell(i, c) for c in self.goal_columns)), "")

    def _is_caption(self, i: int) -> bool:
        """Whether the row is the only text just above a header: that of the next table, or its own once more."""
        if len({cell for cell in self.grid.rows[i] if cell}) != 1:
            return False
        below = next((k for k in range(i + 1, min(i + 3, len(self.grid.rows))) if any(self.grid.rows[k])), None)
        if below is None or below == self.header.end:
            return below is not None
        first = self.goal_columns[0] if self.goal_columns else None
        return self.noise(below, self.grid.cell(below, first)) in (_("header repeated"), _("header of a table"))

    def _opens(self, i: int, code: str) -> bool:
        """Whether the next code is one step deeper, as below a heading: 1.1 below 1."""
        below = next((c for k in range(i + 1, self.header.end) if (c := self.code(k))), "")
        return below.startswith(code) and below[len(code) : len(code) + 1] in ("-", ".", "/", "_")

    def _lone(self, i: int, only: str, j: int) -> Heading | dict[str, str] | Literal["carry", "continues"] | None:
        """A row with one filled cell, the text ``only`` in column ``j``."""
        across = sum(1 for k, c in enumerate(self.grid.rows[i]) if fold(c) == only and not self.from_above(i, k)) > 1
        if time := time_in(only):
            return time if j not in self.columns.single.values() or across else "carry"
        if j in self.section_columns and not across and j not in self.goal_columns:
            return "carry"
        lead, rest = split_leading(only)
        if kind_of(lead or only) in _DEEPER:
            return heading_in(only) or Heading(lead or only, rest if lead else "")
        in_goal = j in self.goal_columns and not across
        if not in_goal:
            if (j == self.columns.code and is_code(only)) or (
                j in self.columns.single.values() and len(only) <= 12 and not across
            ):
                return None
            return heading_in(only) or Heading(lead, rest)
        if self._is_goal(i, only, lead):
            return None
        if self.broken and self._goes_on(i, only, j):
            return "continues"
        if is_named_heading(only) or self.coded:
            return heading_in(only) or Heading("", only)
        return Heading("", only) if self.full and len(only) <= 100 else None

    def _goes_on(self, i: int, text: str, column: int) -> bool:
        """Whether a text may go on with the one above it: without a code, in a small letter, and that one has no end."""
        above = self.grid.cell(i - 1, column) if i - 1 in self.with_rows else ""
        return bool(above) and text[:1].islower() and not above.endswith(".") and not self.code(i)

    def _is_wrapped(self) -> bool:
        """Whether goals go on in the row below, as copied out of a PDF: a line breaks where the next word did not fit."""
        if not self.kinds or not self.goal_columns:
            return False
        column = self.goal_columns[0]
        lines = {i: fold(text) for i in self.span if (text := self.grid.cell(i, column))}
        widest = max(map(len, lines.values()), default=0)
        going_on = [i for i, text in lines.items() if self._goes_on(i, text, column)]
        full = sum(len(lines[i - 1]) + 1 + len(lines[i].split()[0]) >= _FULL_LINE * widest for i in going_on)
        return full > 0 and full >= _MOST * len(going_on)

    def _is_goal(self, i: int, only: str, lead: str) -> bool:
        if lead or opens_as_goal(only) or split_trailing(only)[0] or any(map(is_mark, self.grid.rows[i])):
            return True
        return "\n" in next(c for c in self.grid.rows[i] if c)

    def depth(self, i: int, heading: Heading, above: list[Heading], run: int, deepest: int) -> int:
        """Tell how many of the headings above stay: by its code, by its word, or by how many come under each other."""
        if heading.code and heading.code.count("/"):
            deep = min(len(above), max(0, heading.code.count("/") - 2))
            return next((n for n, wider in enumerate(above[:deep]) if wider.code and not _is_under(heading, wider)), deep)
        if kind_of(heading.code) == "kerntaak":
            return 1 if above and (kind_of(above[0].code) == "keuzedeel") else 0
        if heading.code and kind_of(heading.code) != "number":
            return next((n for n, wider in enumerate(above) if not _is_under(heading, wider)), len(above))
        if kind_of(heading.code) == "number":
            return min(len(above), len(re.findall(r"\d+", heading.code)) - 1)
        if has_rank(heading.title):
            return depth_among(heading.title, above)
        if run:
            return len(above)
        coming = 1
        while i + coming < self.header.end and isinstance(self.heading(i + coming), Heading):
            coming += 1
        return max(0, min(len(above), deepest - coming))

    def _opens_legend(self, i: int) -> bool:
        """Whether a row below goals says only that an explanation of colours and signs follows: "Legenda"."""
        cells = {cell for cell in self.grid.rows[i] if cell}
        return len(cells) == 1 and i > self.header.rows.stop and bool(_LEGEND.fullmatch(cells.pop()))

    def _last_row(self) -> int:
        """The last row that looks like the others: below it are notes, dates and signatures."""
        last = self.header.rows.stop - 1
        filled = {c for c in (self.columns.code,) if c is not None and any(self.grid.cell(i, c) for i in self.span)}
        marks = self.dense or filled
        explains = False
        for i in self.span:
            explains = explains or self._opens_legend(i)
            text = next(filter(None, (self.grid.cell(i, c) for c in self.goal_columns)), "")
            if text and not self.columns.is_plan and self._is_caption(i):
                continue
            if not text:
                if self.columns.code is not None and codes_in(self.code(i)) and is_code(self.code(i)):
                    last = i
                continue
            goes_on = self.broken and i - 1 == last and self._goes_on(i, text, self.goal_columns[0])
            if goes_on or split_code(text)[0] or split_trailing(text)[0] or (opens_as_goal(text) and self.stems > 0.5):
                last = i
            elif explains:
                continue
            elif marks:
                follows = not self.dense and i - 1 == last and not NOTE.match(text)  # where many a row has no code
                if follows or any(self.grid.cell(i, c) not in ("", text) for c in marks):
                    last = i
            elif not NOTE.match(text) and not (
                self.stems > 0.7 and i and not any(self.grid.rows[i - 1]) and last >= self.header.rows.stop
            ):
                last = i
        return last


def _is_under(heading: Heading, wider: Heading) -> bool:
    """Whether a code goes on where a wider one stops: P/RW/01/02 under P/RW/01."""
    rest = heading.code.removeprefix(wider.code)
    return bool(wider.code) and rest not in ("", heading.code) and not rest[0].isalpha()
