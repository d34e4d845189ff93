"""From the rows of a table to goals: headings are carried down, cells with several goals are taken apart."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from overlap.locale import mark as _
from overlap.model import Goal, GoalKind, Heading, SheetReport, Source
from overlap.problems import Notice

from .codes import CodeKind, codes_in, is_code, kind_of, split_leading
from .columns import EXTRA_ROLES, Columns, is_mark, leerwegen_in
from .grid import Grid
from .headers import Header
from .text import fold, label

_BULLET = re.compile(r"^(?:[•▪●◦■‣·*o–—-]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_DETAIL = re.compile(
    r"^(?:omschrijving|beschrijving|toelichting|(?:gewenst |beoogd )?resultaat|(?:gewenst )?gedrag)\s*:\s*", re.I
)
_KINDS: dict[str, GoalKind] = {kind: kind for kind in get_args(GoalKind)}
_TOTAL = re.compile(r"^(?:sub)?tota(?:al|len)\b", re.I)


@dataclass(slots=True)
class SheetGoals:
    """What one sheet gave: goals without ids yet, the account, and what to warn about."""

    goals: list[Goal] = field(default_factory=list)
    report: SheetReport | None = None
    notices: list[Notice] = field(default_factory=list)


def read_goals(file: str, grid: Grid, header: Header) -> SheetGoals:
    """All goals in the table below the header, in order."""
    return _Table(file, grid, header).read()


class _Table:
    def __init__(self, file: str, grid: Grid, header: Header) -> None:
        self.file, self.grid, self.header = file, grid, header
        self.columns: Columns = header.columns
        self.out = SheetGoals()
        self.skipped: Counter[str] = Counter()
        self.row_headings: list[Heading] = []
        self.after_heading = False
        self.carried: dict[int, Heading] = {}
        self.last_row = self._last_goal_row()
        self.coded = self._share_with_code() > 0.5

    def read(self) -> SheetGoals:
        start = self.header.last + 1
        filled = 0
        for i in range(start, len(self.grid.rows)):
            if not any(self.grid.rows[i]):
                continue
            filled += 1
            reason = self._row(i)
            if reason:
                self.skipped[reason] += 1
        self.out.report = SheetReport(
            self.grid.name,
            filled,
            len(self.out.goals),
            self.header.first + 1,
            self.columns.roles(),
            dict(self.skipped),
            self.grid.hidden,
        )
        return self.out

    # one row ------------------------------------------------------------------

    def _row(self, i: int) -> str:
        """Read one row; the reason why it gave no goal, "" when it did."""
        text = self._cell(i, self.columns.goal)
        code = self._code(i)
        if i > self.last_row:
            return self._detail(i, text) or _("notes below the table")
        if self._repeats_header(i):
            return _("header repeated")
        if (_TOTAL.match(text) and not is_code(code)) or (not text and any(_TOTAL.match(c) for c in self.grid.rows[i])):
            return _("total")
        if detail := self._detail(i, text):
            return detail
        if heading := self._heading(i, text, code):
            self._push(heading)
            return _("heading")
        self._carry(i)
        if not text:
            return _("no goal in the row")
        if (i, self.columns.goal) in self.grid.copied:
            return _("merged with the row above")
        self.after_heading = False
        for part in split_goals(text):
            self._add(i, code, part)
        return ""

    def _cell(self, i: int, column: int | None) -> str:
        row = self.grid.rows[i]
        return row[column] if column is not None and column < len(row) else ""

    def _code(self, i: int) -> str:
        return fold(self._cell(i, self.columns.code))

    def _repeats_header(self, i: int) -> bool:
        headers = [(c, label(t)) for c, t in self.columns.labels.items() if t]
        return len(headers) > 1 and all(label(self._cell(i, c)) == t for c, t in headers)

    def _detail(self, i: int, text: str) -> str:
        """A row that goes on about the goal above it: "Omschrijving: …"."""
        if self._code(i) or not _DETAIL.match(text) or not self.out.goals:
            return ""
        last = self.out.goals[-1]
        more = fold(_DETAIL.sub("", text))
        self.out.goals[-1] = replace(last, description=f"{last.description}\n{more}".strip())
        return _("goes with the goal above")

    # headings -----------------------------------------------------------------

    def _heading(self, i: int, text: str, code: str) -> Heading | None:
        """The heading that this row is, None when it is none."""
        cells = {fold(c) for j, c in enumerate(self.grid.rows[i]) if c and j not in self.columns.leerwegen}
        if code and (kind := kind_of(code)) in ("kerntaak", "onderdeel", "keuzedeel") and self._deeper_codes(kind):
            return Heading(code, fold(text) or next((c for c in cells if c != code), ""))
        if len(cells) != 1 or (not self.coded and self.grid.width == 1):
            return None
        only = cells.pop()
        lead, rest = split_leading(only)
        if kind_of(lead or only) in ("kerntaak", "onderdeel", "keuzedeel"):
            return Heading(lead or only, rest if lead else "")
        in_goal_column = bool(text)
        merged = sum(1 for c in self.grid.rows[i] if c) > 1
        if lead or (in_goal_column and not merged and not self.coded):
            return None
        return Heading("", only)

    def _deeper_codes(self, kind: CodeKind) -> bool:
        """Whether the table also holds codes one step deeper, so that this one is a heading there."""
        deeper = {"kerntaak": {"werkproces", "kennis"}, "onderdeel": {"eindterm"}, "keuzedeel": {"werkproces", "kerntaak"}}[kind]
        return bool(self._code_kinds() & deeper)

    def _code_kinds(self) -> set[CodeKind | None]:
        if not hasattr(self, "_kinds"):
            self._kinds = {kind_of(self._code(i)) for i in range(self.header.last + 1, len(self.grid.rows))}
        return self._kinds

    def _push(self, heading: Heading) -> None:
        if heading.code and heading.code.count("/"):
            depth = max(0, heading.code.count("/") - 2)
        elif heading.code:
            depth = 0
        else:
            depth = len(self.row_headings) if self.after_heading else max(0, len(self.row_headings) - 1)
        self.row_headings = [*self.row_headings[:depth], heading]
        self.after_heading = True
        self.carried.clear()

    def _carry(self, i: int) -> None:
        """Remember the headings in the columns of this row; an empty cell keeps what stood above it."""
        for rank, columns in sorted(self.columns.sections.items()):
            texts = [fold(self._cell(i, c)) for c in columns]
            if not any(texts):
                continue
            heading = _as_heading(texts)
            if self.carried.get(rank) != heading:
                self.carried[rank] = heading
                for narrower in [r for r in self.carried if r > rank]:
                    del self.carried[narrower]

    def _section(self) -> tuple[Heading, ...]:
        from_columns = [self.carried[rank] for rank in sorted(self.carried)]
        return tuple(dict.fromkeys([*self.row_headings, *from_columns]))

    # goals --------------------------------------------------------------------

    def _add(self, i: int, code: str, text: str) -> None:
        if not code:
            code, text = split_leading(text)
        description = "\n".join(filter(None, (fold(self._cell(i, c)) for c in self.columns.description)))
        extra = {role: fold(self._cell(i, c)) for role, c in self.columns.single.items() if role in EXTRA_ROLES}
        codes = codes_in(code) if code else ()
        goal = Goal(
            text=text,
            kind=self._kind(i, codes, text),
            source=Source(self.file, self.grid.name, i + 1),
            code=code,
            codes=codes,
            description=description,
            section=self._section(),
            levels=self._levels(i),
            extra={k: v for k, v in extra.items() if v},
        )
        self.out.goals.append(goal)
        if self.columns.code is not None and (i, self.columns.code) in self.grid.dates:
            self.out.notices.append(Notice("code-as-date", self.file, self.grid.name, i + 1, {"value": code}))

    def _levels(self, i: int) -> tuple[str, ...]:
        ways = [way for column, way in self.columns.leerwegen.items() if is_mark(self._cell(i, column))]
        for role in ("leerweg", "niveau"):
            text = self._cell(i, self.columns.single.get(role))
            named = leerwegen_in(text)
            ways += named or re.findall(r"\b[1-4]\b", text)
        return tuple(dict.fromkeys(ways))

    def _kind(self, i: int, codes: tuple[str, ...], text: str) -> GoalKind:
        said = label(self._cell(i, self.columns.single.get("kind")))
        if said in _KINDS:
            return _KINDS[said]
        header = self.columns.goal_label
        kinds = {kind_of(c) for c in codes}
        if "examenonderdeel" in header or "stof" in header or "toets" in header:
            return "examenonderdeel"
        if said.startswith("werkproces") or (not said and "werkproces" in kinds):
            return "werkproces"
        if "kennis" in said or "vaardigheid" in said or "kennis" in kinds or "kennis en vaardigheden" in header:
            return _knowledge_or_skill(said, text)
        if "werkproces" in header:
            return "werkproces"
        own_words = not text.casefold().startswith("de kandidaat") and "eindterm" not in header
        if said.startswith("leerdoel") or (own_words and header):
            return "leerdoel"
        return "eindterm"

    # the table as a whole -----------------------------------------------------

    def _last_goal_row(self) -> int:
        """The last row that looks like the others: below it are notes, dates and signatures."""
        last = self.header.last
        others = [c for c in (self.columns.code, *self.columns.leerwegen, *self.columns.single.values()) if c is not None]
        for i in range(self.header.last + 1, len(self.grid.rows)):
            text = self._cell(i, self.columns.goal)
            if text and (not others or any(self._cell(i, c) not in ("", text) for c in others) or split_leading(text)[0]):
                last = i
        if last == self.header.last:
            last = max((i for i in range(last + 1, len(self.grid.rows)) if self._cell(i, self.columns.goal)), default=last)
        return last

    def _share_with_code(self) -> float:
        rows = [i for i in range(self.header.last + 1, self.last_row + 1) if self._cell(i, self.columns.goal)]
        with_code = sum(1 for i in rows if is_code(self._code(i)) or split_leading(self._cell(i, self.columns.goal))[0])
        return with_code / max(1, len(rows))


def _as_heading(texts: list[str]) -> Heading:
    """One heading of a code and a title column, or of one cell that holds both."""
    codes = [t for t in texts if t and is_code(t)]
    titles = [t for t in texts if t and not is_code(t)]
    if codes and titles:
        return Heading(codes[0], titles[0])
    if titles:
        return Heading(*split_leading(titles[0]))
    return Heading(codes[0], next((c for c in codes[1:] if c != codes[0]), ""))  # "ADL 2" looks like a code, and is a title


def _knowledge_or_skill(said: str, text: str) -> GoalKind:
    if "kennis" in said and "vaardigheid" not in said:
        return "kennis"
    if "vaardigheid" in said and "kennis" not in said:
        return "vaardigheid"
    return "kennis" if re.search(r"kennis (?:van|over)\b|^(?:kennis|weet|kent)\b", text, re.I) else "vaardigheid"


def split_goals(text: str) -> list[str]:
    """The goals in one cell: one a bullet, or one a line when each line stands by itself.

    An enumeration under a line that ends in a colon is one goal.
    """
    lines = text.split("\n")
    if len(lines) == 1:
        return [fold(_BULLET.sub("", text)) if text.startswith("•") else text]
    bulleted = [bool(_BULLET.match(line)) for line in lines]
    if bulleted[0] and sum(bulleted) > 1:
        return list(_joined(lines, bulleted))
    if not any(bulleted) and all(_stands_alone(line) for line in lines):
        return [fold(line) for line in lines]
    return [fold(" ".join(_BULLET.sub("", line) for line in lines))] if not any(bulleted) else [fold(text)]


def _joined(lines: list[str], bulleted: list[bool]) -> Iterator[str]:
    current = ""
    for line, starts in zip(lines, bulleted, strict=True):
        if starts and current:
            yield fold(current)
            current = ""
        current += " " + (_BULLET.sub("", line) if starts else line)
    if current.strip():
        yield fold(current)


def _stands_alone(line: str) -> bool:
    return bool(re.match(r"(?:de|je|ik|een)\s+(?:kandidaat|leerling|student|kunt?|kan|weet|kent)\b", line, re.I)) or bool(
        split_leading(line)[0]
    )
