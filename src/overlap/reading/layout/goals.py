"""From the rows of a table to goals: headings are carried down, cells with several goals are taken apart."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from overlap.locale import mark as _
from overlap.model import Goal, GoalKind, Heading, SheetReport, Source, told_by, years_in
from overlap.model.electives import ELECTIVE
from overlap.problems import Notice
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold, label

from .account.marks import is_hint
from .blanks import says_nothing
from .captions import Caption
from .codes import codes_in, is_code, is_date, is_telling, kind_of, looks_coded, split_code, split_leading, split_trailing
from .columns import EXTRA_ROLES, Columns, GoalColumn
from .headers import Header
from .plans import told_by_both
from .rows import Rows
from .splitting import split_goals, split_title
from .vocabulary import is_mark, leerwegen_in, split_leerwegen

_DETAIL = re.compile(
    r"^(?:omschrijving|beschrijving|toelichting|(?:gewenst |beoogd )?resultaat|(?:gewenst )?gedrag)\s*:\s*", re.I
)
_KINDS: dict[str, GoalKind] = {kind: kind for kind in get_args(GoalKind)}
_KNOWING: dict[str, GoalKind] = {"kennen": "kennis", "weten": "kennis", "kunnen": "vaardigheid"}
_EMPTY = re.compile(r"\W*|n\.?\s?v\.?\s?t\.?|x|geen", re.I)
_ELECTIVE_COLUMN = re.compile(r"(?:(?:titel|naam|code) )?(keuzevak|keuzedeel)(?:ken| ?code|titel|naam)?|keuzedelen")
_FILLED_DOWN = ("periode", "leerjaar")  # written once for the rows below, like a heading


@dataclass(slots=True)
class TableGoals:
    """What one table gave: goals without ids yet, the account, and what to warn about."""

    goals: list[Goal] = field(default_factory=list)
    report: SheetReport | None = None
    notices: list[Notice] = field(default_factory=list)
    last_row: int = 0


def read_goals(file: str, grid: Grid, header: Header, caption: Caption) -> TableGoals:
    """Read all goals in the table below a header, in order.

    A row of a plan that names codes and nothing else comes as a goal with an empty text.
    """
    return _Table(file, grid, header, caption).read()


class _Table:
    def __init__(self, file: str, grid: Grid, header: Header, caption: Caption) -> None:
        self.file, self.grid, self.header, self.caption = file, grid, header, caption
        self.columns: Columns = header.columns
        self.rows = Rows(grid, header)
        self.out = TableGoals(last_row=self.rows.last)
        self.skipped: Counter[str] = Counter()
        self.in_rows: list[Heading] = list(caption.headings)  # the headings in rows of their own above this one
        self.deepest = 0  # headings in rows under each other so far
        self.run = 0  # headings in rows just above this one
        self.in_columns: dict[int, Heading] = {}  # those in columns beside the goals, by rank
        self.in_cell: tuple[Heading, ...] = ()  # the kerntaak in the same cell, above its werkprocessen
        self.elective = ""  # "keuzevak" or "keuzedeel", where the header of the column with the heading says so
        self.time = dict(caption.extra)
        self.sparse = {role for role in _FILLED_DOWN if self.rows.is_sparse(self.columns.single.get(role))}
        self.numbered: dict[tuple[str, tuple[Heading, ...]], int] = {}
        self.before = ("", "")

    def read(self) -> TableGoals:
        filled = 0
        for i in self.header.body:
            if not any(self.grid.rows[i]):
                continue
            filled += 1
            if reason := self._row(i):
                self.skipped[reason] += 1
        self.out.report = SheetReport(
            name=self.grid.name,
            rows=filled,
            goals=sum(1 for goal in self.out.goals if goal.text),
            header_row=self.header.rows.start + 1 if self.header.rows else None,
            columns=self.columns.roles(),
            skipped=dict(self.skipped),
            hidden=self.grid.hidden,
        )
        return self.out

    # one row ------------------------------------------------------------------

    def _row(self, i: int) -> str:
        """Read one row; the reason why it gave no goal, "" when it did."""
        texts = [self.grid.cell(i, goal.column) for goal in self.columns.goals]
        first = next(filter(None, texts), "")
        if i > self.rows.last:
            return self._detail(i, first) or _("notes below the table")
        if skip := self.rows.noise(i, first):
            return skip
        if detail := self._detail(i, first):
            return detail
        heading = self.rows.heading(i)
        if isinstance(heading, Heading):
            self._push(i, heading)
            return _("heading")
        if heading == "carry":
            self._carry(i)
            return _("heading")
        if isinstance(heading, dict):
            self.time |= heading
            return _("heading")
        if heading == "continues" and self.out.goals:
            last = self.out.goals[-1]
            self.out.goals[-1] = replace(last, text=fold(f"{last.text} {first}"))
            return _("goes with the goal above")
        self.run = 0
        self._carry(i)
        self.in_cell = ()
        return self._goals_of(i, texts)

    def _goals_of(self, i: int, texts: Sequence[str]) -> str:
        given, named, blank = 0, False, ""
        code = self.rows.code(i)
        copied = [
            bool(text) and self.rows.from_above(i, goal.column) for goal, text in zip(self.columns.goals, texts, strict=True)
        ]
        by_text: dict[str, int] = {}
        for n, (goal, text) in enumerate(zip(self.columns.goals, texts, strict=True)):
            if not text or copied[n] or _EMPTY.fullmatch(text) or is_hint(text):
                continue
            if reason := says_nothing(text):
                blank = blank or reason
                continue
            if n == 0 and any(t for t, other in zip(texts, self.columns.goals, strict=True) if other.beside):
                # a werkproces that is repeated beside each piece of its vakkennis
                repeated, self.before = self.before == (code, text), (code, text)
                if repeated:
                    given += 1
                    continue
            if not code and is_telling(text):  # a plan names its werkprocessen by code alone: B1-K1-W1 t/m W3
                self._add(i, GoalColumn(column=-1), text, "", "")
                named = True
                continue
            title, description = split_title(text)
            if fold(text).casefold() in by_text and not goal.beside:
                self._add_told(by_text[fold(text).casefold()], goal)
                continue
            by_text[fold(text).casefold()] = len(self.out.goals)
            if goal.beside:
                self._add_beside(i, goal, text)
            else:
                self._add_all(i, goal, code, title, description)
            given += 1
        if given or named:
            return "" if given else _("only codes")
        return blank or self._without_text(i, code, any(copied))

    def _without_text(self, i: int, code: str, merged: bool) -> str:
        """A row that holds no text of its own: more codes for the goal above, or a plan that names only codes."""
        columns = [goal.column for goal in self.columns.goals]
        if any((i, column) in self.grid.unvalued for column in columns):
            return _("formula without a value")
        if any((i, column) in self.grid.unfilled or is_hint(self.grid.cell(i, column)) for column in columns):
            return _("not filled in")
        fresh = bool(code) and not self.rows.from_above(i, self.columns.code)
        if fresh and is_code(code) and self.out.goals and (merged or (self.columns.goals and self.rows.only_code(i))):
            last = self.out.goals[-1]
            if last.source.sheet == self.grid.name and last.code and is_telling(last.code) <= is_telling(code):
                more = f"{last.code}, {code}"
                self.out.goals[-1] = replace(last, code=more, codes=codes_in(more))
                return _("goes with the goal above")
        if merged:
            return _("merged with the row above")
        if fresh and (self.columns.is_plan or not self.columns.goals) and is_code(code):
            self._add(i, GoalColumn(column=-1), code, "", "")
            return _("only codes")
        return _("no goal in the row")

    def _detail(self, i: int, text: str) -> str:
        """A row that goes on about the goal above it: "Omschrijving: …"."""
        if self.rows.code(i) or not _DETAIL.match(text) or not self.out.goals:
            return ""
        last = self.out.goals[-1]
        more = fold(_DETAIL.sub("", text))
        self.out.goals[-1] = replace(last, description=f"{last.description}\n{more}".strip())
        return _("goes with the goal above")

    # headings -----------------------------------------------------------------

    def _push(self, i: int, heading: Heading) -> None:
        depth = self.rows.depth(i, heading, self.in_rows, self.run, self.deepest)
        self.run += 1
        self.in_rows = [*self.in_rows[:depth], heading]
        self.deepest = max(self.deepest, len(self.in_rows))
        self.in_columns.clear()

    def _carry(self, i: int) -> None:
        """Remember the headings in the columns of this row; an empty cell keeps what stood above it."""
        for rank, columns in enumerate(self.columns.sections):
            texts = [self.rows.plain(i, c) for c in columns]
            if not any(texts):
                continue
            heading = _as_heading(texts)
            self.elective = self._named_elective(i, columns) or (self.elective if rank else "")
            if self.in_columns.get(rank) != heading:
                self.in_columns[rank] = heading
                for narrower in [r for r in self.in_columns if r > rank]:
                    del self.in_columns[narrower]
        for role in self.sparse:
            if value := fold(self.grid.cell(i, self.columns.single[role])):
                self.time[role] = value

    def _named_elective(self, i: int, columns: Sequence[int]) -> str:
        """What the headers of these columns call the heading in a row: "keuzevak" or "keuzedeel", "" where one says otherwise."""
        headers = {label(self.columns.labels.get(column, "")) for column in columns if self.rows.plain(i, column)}
        named = [match[1] or "keuzedeel" for header in headers if (match := _ELECTIVE_COLUMN.fullmatch(header))]
        return named[0] if named and len(named) == len(headers) else ""

    def _section(self) -> tuple[Heading, ...]:
        from_columns = [self.in_columns[rank] for rank in sorted(self.in_columns)]
        return tuple(dict.fromkeys([*self.in_rows, *from_columns, *self.in_cell]))

    # goals --------------------------------------------------------------------

    def _add_all(self, i: int, goal: GoalColumn, code: str, text: str, description: str) -> None:
        parts = split_goals(text, plain_lines="stof" not in goal.label and "toets" not in goal.label)
        self.in_cell = ()
        codes = codes_in(code) if code and len(parts) > 1 else ()
        paired = codes if len(codes) == len(parts) and is_code(code) else ()
        for n, part in enumerate(parts):
            if len(parts) > 1 and (heading := _kerntaak_above(parts[n:])):
                self.in_cell = (heading,)
            elif part:
                bare = part if code else re.sub(r"^[-–—]\s+(?=\S)", "", part)
                self._add(i, goal, paired[n] if paired else code, bare, description)

    def _add_beside(self, i: int, goal: GoalColumn, text: str) -> None:
        """Goals in a second column, such as the vakkennis beside a werkproces."""
        for part in split_goals(text):
            if part:
                self._add(i, goal, "", re.sub(r"^[-–—]\s+(?=\S)", "", part), None)

    def _add(self, i: int, column: GoalColumn, code: str, text: str, description: str | None) -> None:
        levels = self._levels(i, column)
        if not levels:  # where nothing else tells them
            levels, text = split_leerwegen(text)
        lead, rest = split_code(text)
        if not code or lead in codes_in(code):
            code, text = code or lead, rest
        elif text.startswith((f"{code} ", f"{code}: ")):
            text = text[len(code) :].lstrip(": ")
        text = self.rows.without_number(fold(text))
        if not code:
            code, text = split_trailing(text)
        beside = [self.grid.cell(i, c) for c in self.columns.description] if description is not None else []
        description = "\n".join(filter(None, map(fold, (*(description or "").split("\n"), *beside))))
        codes = codes_in(code) if code else ()
        section = self._section()
        goal = Goal(
            text=text,
            kind=self._kind(i, column, codes, text),
            source=Source(self.file, self.grid.name, i + 1),
            code=code,
            codes=codes,
            description=description,
            section=section,
            levels=levels,
            **told_by({**self._extra(i), **column.told}),
        )
        self.out.goals.append(goal)
        if code:
            self._watch_code(i, code, section)

    def _extra(self, i: int) -> dict[str, str]:
        extra = {role: fold(self.grid.cell(i, c)) for role, c in self.columns.single.items() if role in EXTRA_ROLES}
        if extra.get("uren") and self.rows.is_total(i, self.columns.single["uren"]):
            del extra["uren"]
        given = {role: value for role, value in extra.items() if value and (role != "leerjaar" or years_in(value))}
        told = {role: v for role, v in self.time.items() if role not in extra or role in self.sparse}
        return {**({ELECTIVE: self.elective} if self.elective else {}), **told, **given}

    def _watch_code(self, i: int, code: str, section: tuple[Heading, ...]) -> None:
        cell = (i, self.columns.code if self.columns.code is not None else -1)
        if cell in self.grid.dates or is_date(code):
            self.out.notices.append(Notice("code-as-date", self.file, sheet=self.grid.name, row=i + 1, values={"value": code}))
        elif cell in self.grid.numbers:
            first = self.numbered.setdefault((code, section), i)
            if first != i:
                values = {"value": code, "first": first + 1}
                self.out.notices.append(Notice("code-collides", self.file, sheet=self.grid.name, row=i + 1, values=values))

    def _add_told(self, n: int, column: GoalColumn) -> None:
        """A text that stands in more columns of one row: one goal, for the leerwegen and leerjaren of all of them."""
        goal = self.out.goals[n]
        self.out.goals[n] = told_by_both(goal, replace(goal, levels=column.levels, **told_by(column.told)))

    def _levels(self, i: int, column: GoalColumn) -> tuple[str, ...]:
        ways = [w for c, ways in self.columns.leerwegen.items() if is_mark(self.grid.cell(i, c)) for w in ways]
        for role in ("leerweg", "niveau"):
            text = self.grid.cell(i, self.columns.single.get(role))
            if not text:
                continue
            named = leerwegen_in(text)
            ways += named or re.findall(r"\b[1-4]\b", text)
        return tuple(dict.fromkeys((*column.levels, *ways))) or self.caption.levels

    def _kind(self, i: int, column: GoalColumn, codes: tuple[str, ...], text: str) -> GoalKind:
        named = label(self.grid.cell(i, self.columns.single.get("kind")))
        if named in _KINDS:
            return _KINDS[named]
        header = column.label
        kinds = {kind_of(c) for c in codes}
        if header.startswith("examen") or "stof" in header or "toets" in header:
            return "examenonderdeel"
        if named.startswith("werkproces") or (not named and "werkproces" in kinds):
            return "werkproces"
        if "kennis" in named or "vaardigheid" in named or "kennis" in kinds:
            return _knowledge_or_skill(named, text)
        if header in _KNOWING:
            return _KNOWING[header]
        if "kennis" in header or "vaardighe" in header:
            return _knowledge_or_skill(header if "kennis" not in header or "vaardighe" not in header else "", text)
        if "werkproces" in header:
            return "werkproces"
        own_words = not text.casefold().startswith("de kandidaat") and "eindterm" not in header
        if named.startswith("leerdoel") or (own_words and header and not column.levels):
            return "leerdoel"
        return "eindterm"


def _kerntaak_above(parts: Sequence[str]) -> Heading | None:
    """The kerntaak that opens these lines of a cell, where the next line is a werkproces of it."""
    code, title = split_leading(parts[0])
    below = split_leading(parts[1])[0] if len(parts) > 1 else ""
    return Heading(code, title) if kind_of(code) == "kerntaak" and below.startswith(f"{code}-") else None


def _as_heading(texts: Sequence[str]) -> Heading:
    """One heading of a code and a title column, or of one cell that holds both."""
    codes = [t for t in texts if t and is_code(t)] or [
        t for t in texts[:-1] if looks_coded(t) and not all(map(looks_coded, texts))
    ]
    titles = [t for t in texts if t and t not in codes]
    if codes and titles:
        return Heading(codes[0], titles[0])
    if titles:
        return Heading(*split_leading(titles[0]))
    return Heading(codes[0], next((c for c in codes[1:] if c != codes[0]), ""))  # "ADL 2" looks like a code, and is a title


def _knowledge_or_skill(said: str, text: str) -> GoalKind:
    if "kennis" in said and "vaardighe" not in said:
        return "kennis"
    if "vaardighe" in said and "kennis" not in said:
        return "vaardigheid"
    return "kennis" if re.search(r"kennis (?:van|over)\b|^(?:kennis|weet|kent)\b", text, re.I) else "vaardigheid"
