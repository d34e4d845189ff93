"""A dossier written under each other: "Kerntaak 1: …", "Werkproces 1.1 …", "Omschrijving: …", with or without a second column."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from overlap.locale import mark as _
from overlap.model import Goal, GoalKind, Heading, SheetReport, Source
from overlap.reading.formats.grid import Grid
from overlap.reading.formats.text import fold

from .codes import codes_in, kind_of, split_code, split_leading
from .splitting import split_goals

_NUMBER = r"(?P<code>[A-Z]?\d{1,2}(?:[.\-][A-Z]?\d{1,2}){0,3}|(?:[A-Z]?\d{1,2}-)?K\d{1,4}(?:-W\d{1,2})?)"
_NAMED = re.compile(
    rf"(?P<word>kerntaak|werkproces|keuzedeel|profieldeel|basisdeel)\b\s*(?:nr\.?\s*)?{_NUMBER}?\s*(?:[:.–—-]\s*|\s+|$)(?P<rest>.*)$",
    re.I | re.S,
)
_DETAIL = re.compile(
    r"(?P<word>(?:nadere )?(?:omschrijving|beschrijving|toelichting)|(?:gewenst |beoogd )?resultaat|(?:gewenst )?gedrag"
    r"|complexiteit|verantwoordelijkheid en zelfstandigheid)(?: (?:van het )?werkproces| kerntaak)?\s*(?::|$)\s*(?P<rest>.*)$",
    re.I | re.S,
)
_KNOWLEDGE = re.compile(r"(?:vak)?kennis en vaardigheden\s*(?::|$)\s*(?P<rest>.*)$", re.I | re.S)
_WIDE = ("keuzedeel", "profieldeel", "basisdeel")
_ABOUT_KERNTAAK = re.compile(r"complexiteit|verantwoordelijkheid", re.I)


def read_outline(file: str, grid: Grid, above: Sequence[Heading] = ()) -> tuple[list[Goal], SheetReport, list[Heading]] | None:
    """Read the goals of a sheet that is written under each other, None when there are none.

    Args:
        file: the name of the file.
        grid: the sheet.
        above: the headings under which it begins, such as a kerntaak in a line above the cards of its werkprocessen.

    Returns:
        The goals, the account, and the headings under which the sheet ends.
    """
    outline = _Outline(file, grid, above)
    for i in range(len(grid.rows)):
        outline.row(i)
    report = SheetReport(
        name=grid.name,
        rows=outline.filled,
        goals=len(outline.goals),
        header_row=None,
        columns={},
        skipped=dict(outline.skipped),
        hidden=grid.hidden,
    )
    return (outline.goals, report, outline.headings) if outline.goals else None


def _cells(grid: Grid, i: int) -> list[str]:
    """What the row says, from left to right, merged cells once."""
    return [cell for j, cell in enumerate(grid.rows[i]) if cell and (i, j) not in grid.copied]


def has_outline(grid: Grid, *, details: bool) -> bool:
    """Tell whether a sheet is written under each other; with ``details`` only where omschrijving or resultaat show it."""
    if grid.width > 12:
        return False
    counts: Counter[str] = Counter()
    for i in range(len(grid.rows)):
        cells = _cells(grid, i)
        if not cells or len(cells) > 4:
            continue
        what, _code, _rest = part_in(cells)
        counts[what] += 1
    details_seen = counts["detail"] + counts["knowledge"]
    return counts["werkproces"] >= 1 and (details_seen >= 1 or (not details and counts["kerntaak"] >= 1))


def part_in(cells: Sequence[str]) -> tuple[str, str, str]:
    """Tell what a row is (kerntaak, werkproces, detail, knowledge or ""), its code, and the text that goes with it."""
    first, more = cells[0], "\n".join(cells[1:])
    if match := _NAMED.match(first):
        code, rest = match["code"] or "", match["rest"].strip()
        if not code and (lead := split_leading(rest))[0]:
            code, rest = lead
        elif not code and not rest and kind_of(cells[1] if len(cells) > 1 else ""):
            code, more = cells[1], "\n".join(cells[2:])
        elif not code and not rest and more and (lead := split_leading(more))[0]:
            code, more = lead
        if not code and rest and not more and not re.match(r"\w+\s*[:–—-]", first):
            return "", "", ""  # "Werkproces uitvoeren …" is a sentence
        if not code and not (rest or more):
            return "", "", ""
        if not code and match["word"].casefold() == "werkproces" and not re.match(r"\w+\s*:", first):
            return "", "", ""
        text = rest if rest else more
        what = "werkproces" if match["word"].casefold() == "werkproces" else "kerntaak"
        return ("", "", "") if what == "werkproces" and not text else (what, code, text)
    if match := _KNOWLEDGE.match(first):
        return "knowledge", "", "\n".join(filter(None, (match["rest"], more)))
    if (match := _DETAIL.match(first)) and (":" in first or more or len(cells) == 1):
        return "detail", match["word"], "\n".join(filter(None, (match["rest"], more)))
    code, rest = (first, more) if kind_of(first) in ("werkproces", "kerntaak", "keuzedeel") else split_leading(first)
    kind = kind_of(code) if code else None
    if kind == "werkproces" and rest:
        return "werkproces", code, rest
    if kind in ("kerntaak", "keuzedeel"):
        return "kerntaak", code, rest
    return "", "", ""


class _Outline:
    def __init__(self, file: str, grid: Grid, above: Sequence[Heading]) -> None:
        self.file, self.grid = file, grid
        self.goals: list[Goal] = []
        self.headings = list(above)
        self._wide = len(self.headings) > 1 or any(map(_is_wide, self.headings))
        self.skipped: Counter[str] = Counter()
        self.filled = 0
        self.open = ""  # what a row without a word of its own goes on about

    def row(self, i: int) -> None:
        cells = _cells(self.grid, i)
        if not cells:
            return
        self.filled += 1
        what, code, text = part_in(cells)
        if what == "kerntaak":
            self._heading(code, fold(text), cells[0])
            self.skipped[_("heading")] += 1
        elif what == "werkproces":
            self._goal(i, code, fold(text.split("\n")[0]), "werkproces")
            self._describe("\n".join(text.split("\n")[1:]))
            self.open = "detail"
        elif what == "detail":
            self.open = "" if _ABOUT_KERNTAAK.match(code) or not self.goals else "detail"
            self._describe(text)
            self.skipped[_("goes with the goal above")] += 1
        elif what == "knowledge" or self.open == "knowledge":
            self.open = "knowledge"
            for part in split_goals(text if what else "\n".join(cells)) if (text or not what) else []:
                if _repeats_word(part):
                    continue
                self._goal(i, *split_code(part), "kennis")
        elif self.open == "detail" and self.goals:
            self._describe("\n".join(cells))
            self.skipped[_("goes with the goal above")] += 1
        else:
            self.skipped[_("no goal in the row")] += 1

    def _heading(self, code: str, title: str, first: str) -> None:
        kind = kind_of(code)
        real = kind in ("kerntaak", "keuzedeel")
        heading = Heading(code, title) if real else Heading("", fold(first) if title in fold(first) else f"{fold(first)} {title}")
        wide = kind == "keuzedeel" or first.casefold().startswith(_WIDE)
        self.headings = [heading] if wide or not self.headings or not self._wide else [self.headings[0], heading]
        self._wide = wide or (self._wide and len(self.headings) > 1)
        self.open = ""

    def _goal(self, i: int, code: str, text: str, kind: GoalKind) -> None:
        if kind == "kennis" and not re.search(r"kennis (?:van|over)\b|^(?:kennis|weet|kent)\b", text, re.I):
            kind = "vaardigheid"
        source = Source(self.file, self.grid.name, i + 1)
        codes = codes_in(code) if code else ()
        self.goals.append(Goal(text=text, kind=kind, source=source, code=code, codes=codes, section=tuple(self.headings)))

    def _describe(self, text: str) -> None:
        if not text.strip() or (self.open != "detail" and not self.goals) or self.goals[-1].kind != "werkproces":
            return
        last = self.goals[-1]
        self.goals[-1] = replace(last, description=f"{last.description}\n{fold(text)}".strip())


def _is_wide(heading: Heading) -> bool:
    """Whether a heading holds kerntaken, as a keuzedeel does."""
    return kind_of(heading.code) == "keuzedeel" or heading.title.casefold().startswith(_WIDE)


def _repeats_word(text: str) -> bool:
    return bool(re.fullmatch(r"(?:omschrijving|nr\.?|code|kennis|vaardigheden)", text, re.I))
