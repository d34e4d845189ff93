"""Running text -> goals: headings are sections, items of lists and lines with a code are goals; prose is none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from overlap.model import Goal, GoalKind, Heading, SheetReport, Source, told_by
from overlap.model.text import begun
from overlap.problems import Notice
from overlap.reading.formats.blocks import Block, Passage
from overlap.reading.formats.grid import Grid
from overlap.reading.layout.captions import facts_in
from overlap.reading.layout.codes import codes_in, kind_of, split_leading, split_trailing
from overlap.reading.layout.headers import find_headers
from overlap.reading.layout.headings import NOTE, has_rank, heading_in, is_named_heading, rank_of, time_in
from overlap.reading.layout.splitting import split_goals
from overlap.reading.layout.vocabulary import leerweg_of, leerwegen_in, split_leerwegen

from . import TEXT
from .lists import (
    ListedGoal,
    ListItem,
    Strength,
    announces_goals,
    goals_in,
    is_about_goals,
    is_one_sentence,
    item_of,
    says_able,
    says_who,
    strength_of,
)

_PARTS = ("onderdeel", "kerntaak", "keuzedeel")
_PLAIN_DEPTH = 20  # of a heading that is plain text: deeper than those with a style
_LONGEST = 160  # characters of a heading in plain text
_WORD = re.compile(r"(?:deeltaak|taak|module|kerntaak|werkproces)\s*:\s*(?=\S)", re.I)
_TIME = re.compile(r"^(?:leerjaar|klas|jaar|periode)\s*\d\s*[·|:,–-]+\s*(?=\w{3}|\w/)", re.I)  # before what a heading is about
_LEERWEG = re.compile(r"\bleerweg(?:en)?\s*:\s*(?P<ways>[^.;]{2,30})", re.I)
_HINT = re.compile(  # what a document says that has goals in it, and one with only rules or tips does not
    r"\b(?:leerdoel|eindterm|leeruitkomst|examen|pta\b|vmbo|mbo\b|module|keuzevak|keuzedeel|profiel|kerntaak|werkproces|deeltaak"
    r"|lesdoel|competentie)",
    re.I,
)
_ABOVE = 4  # passages at the beginning that may tell what the document is
_TITLE = 100  # characters of those


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What holds at a place in running text: the headings above it, wide to narrow, leerwegen, and texts for ``extra``.

    ``depth`` counts all headings above it, also those that name no part of the document.
    """

    depth: int = 0
    section: tuple[Heading, ...] = ()
    levels: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(slots=True, kw_only=True)
class TextGoals:
    """What running text gave: goals without ids with the place of their block, and what holds for each table by its place.

    ``lines`` tell what the document is: its first heading and what stands around it.
    """

    goals: list[tuple[int, Goal]] = field(default_factory=list)
    contexts: dict[int, Context] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    report: SheetReport | None = None
    notices: list[Notice] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ListRun:
    """Items or sentences that follow each other, with what holds for them."""

    goals: list[ListedGoal]
    strength: Strength
    context: Context


def read_running_text(file: str, blocks: Sequence[Block]) -> TextGoals:
    """Read the goals that stand in the text of a document, and the headings above each of its tables."""
    return _TextReader(file, blocks).read()


class _TextReader:
    def __init__(self, file: str, blocks: Sequence[Block]) -> None:
        self.file, self.blocks = file, blocks
        self.out = TextGoals()
        self.headings = _Headings()
        self.runs: list[_ListRun] = []
        self.items: list[ListItem] = []
        self.sentences: list[ListItem] = []
        self.announced = ""
        self.levels: tuple[str, ...] = ()  # the leerwegen that the document itself is for

    def read(self) -> TextGoals:
        for n, block in enumerate(self.blocks):
            if isinstance(block, Grid):
                self._close()
                self.out.contexts[n] = self._context()
                self.announced = ""
            elif block.text:
                self._passage(n, block)
        self._close()
        self._take()
        self._without_title()
        passages = self._passages()
        self.out.lines = tuple(passage.text for passage in passages[:_ABOVE] if len(passage.text) <= _TITLE)
        self.out.report = SheetReport(name=TEXT, rows=len(passages), goals=len(self.out.goals))
        return self.out

    def _passages(self) -> list[Passage]:
        return [block for block in self.blocks if isinstance(block, Passage)]

    def _grids(self) -> list[Grid]:
        return [block for block in self.blocks if isinstance(block, Grid)]

    # passages -----------------------------------------------------------------

    def _passage(self, n: int, passage: Passage) -> None:
        item = item_of(replace(passage, text=_TIME.sub("", passage.text)) if passage.role == "heading" else passage, n)
        if self._is_heading(n, passage, item):
            self._close()
            self.headings.push(passage, item)
            self.announced = ""
        elif passage.role == "item":
            self._close(sentences=True)
            self.items.append(item)
        elif _is_sentence(item):
            self._close(items=True)
            self.sentences.append(item)
        elif self.sentences and kind_of(self.sentences[-1].code) == "werkproces" and not NOTE.match(item.text):
            self.sentences[-1].below.append(item)
        else:
            self._close()
            self.announced = ""
            if len(passage.text) <= _LONGEST and _names_part(passage.text) and is_one_sentence(passage.text):
                self.headings.push(passage, item)
            elif not NOTE.match(passage.text):
                self.announced = passage.text
            if not self.runs and not self.out.contexts and (match := _LEERWEG.search(passage.text)):
                self.levels = leerwegen_in(match["ways"])

    def _is_heading(self, n: int, passage: Passage, item: ListItem) -> bool:
        """Whether a passage is a heading; a code such as K/ZW/05/01 is that of a taak where goals stand below it."""
        kind = kind_of(item.code)
        below = self.blocks[n + 1] if n + 1 < len(self.blocks) else None
        if kind == "werkproces":  # what it is about stands below it; a table or list there has its parts
            return isinstance(below, Grid) or (passage.role == "heading" and below is not None and below.role == "item")
        if kind != "eindterm":
            return kind in _PARTS or passage.role == "heading"
        if says_who(item.text) or below is None or (passage.role == "item" and not isinstance(below, Grid)):
            return False
        if isinstance(below, Grid) or below.role == "item":
            return True
        code, _text = split_leading(below.text)
        if code != item.code and code.startswith(item.code):
            return True
        if passage.role == "heading":
            return below.role == "text" and not code
        return announces_goals(below.text)

    def _close(self, *, items: bool = False, sentences: bool = False) -> None:
        """End the list or the sentences that were open; both where neither is named."""
        both = items == sentences
        above = self.headings.texts()
        if self.items and (items or both):
            goals = goals_in(self.items)
            self.runs.append(
                _ListRun(goals=goals, strength=strength_of(goals, above, self.announced), context=self._context(self.announced))
            )
            self.items = []
            self.announced = ""
        if self.sentences and (sentences or both):
            goals = [
                ListedGoal(item=item, text=item.text, description="\n".join(below.passage.text for below in item.below))
                for item in self.sentences
            ]
            strength = strength_of(goals, above, self.announced)
            lone = len(goals) == 1 and not goals[0].item.code and not any(map(_is_coded, self.headings.section()))
            self.runs.append(
                _ListRun(goals=goals, strength="weak" if lone and strength == "strong" else strength, context=self._context())
            )
            self.sentences = []

    def _context(self, announced: str = "") -> Context:
        context = self.headings.context(announced)
        return context if context.levels else replace(context, levels=self.levels)

    # goals --------------------------------------------------------------------

    def _take(self) -> None:
        """Take the lists that hold goals for sure; less sure ones only where there is nothing else."""
        sure = any(run.strength == "strong" for run in self.runs)
        weak = any(run.strength == "weak" for run in self.runs)
        taken = weak and not sure and self._tells_of_goals() and not any(map(find_headers, self._grids()))
        passed: list[ListedGoal] = []
        for run in self.runs:
            if run.strength == "strong" or (run.strength == "weak" and taken):
                for goal in run.goals:
                    self._add(goal, run.context)
            else:
                passed += [goal for goal in run.goals if says_able(goal.text) or run.strength == "weak"]
        struck = [goal for run in self.runs for goal in run.goals if goal.item.passage.struck and goal not in passed]
        if struck:
            self._tell("text-struck", [goal.item.passage for goal in struck], struck[0].text)
        if passed:
            self._tell("text-not-read", [goal.item.passage for goal in passed], passed[0].text)
        if left_out := [passage for passage in self._passages() if says_able(passage.left_out)]:
            self._tell("text-left-out", left_out, left_out[0].left_out)

    def _tells_of_goals(self) -> bool:
        return any(_HINT.search(passage.text) for passage in self._passages() if len(passage.text) <= _TITLE)

    def _tell(self, code: str, passages: Sequence[Passage], text: str) -> None:
        first = passages[0]
        values = {"count": len(passages), "text": begun(text)}
        paragraph = 0 if first.page else first.number
        self.out.notices.append(Notice(code, self.file, page=first.page, paragraph=paragraph, values=values))

    def _add(self, goal: ListedGoal, context: Context) -> None:
        passage = goal.item.passage
        place = Source(self.file, TEXT, passage.number, page=passage.page, paragraph=0 if passage.page else passage.number)
        for part in split_goals(goal.text, plain_lines=False) if not goal.item.below else [goal.text]:
            whole, levels = part.removesuffix(";"), context.levels
            if not levels:  # where nothing else tells them
                levels, whole = split_leerwegen(whole)
            code, text = (goal.item.code, whole) if goal.item.code else split_trailing(whole)
            codes = codes_in(code) if code else ()
            self.out.goals.append(
                (
                    goal.item.block,
                    Goal(
                        text=text,
                        kind=_kind(text, codes, context),
                        source=place,
                        code=code,
                        codes=codes,
                        description=goal.description,
                        section=(*context.section, *goal.headings),
                        levels=levels,
                        **told_by(context.extra),
                    ),
                )
            )

    def _without_title(self) -> None:
        """Leave the title of the document out of the sections: a heading above all others that names no part of it."""
        title = self.headings.first
        contexts = [*(run.context for run in self.runs), *self.out.contexts.values()]
        if title is None or title.code or is_named_heading(title.title) or len(contexts) < 2:
            return
        if any(context.section[:1] != (title,) or context.depth < 2 for context in contexts):
            return
        self.out.goals = [(n, replace(goal, section=goal.section[1:])) for n, goal in self.out.goals]
        self.out.contexts = {n: replace(c, section=c.section[1:]) for n, c in self.out.contexts.items()}


class _Headings:
    """The headings that are open, wide to narrow, each with how deep it stands and the line that it was."""

    def __init__(self) -> None:
        self.open: list[tuple[int, Heading, str]] = []
        self.first: Heading | None = None

    def push(self, passage: Passage, item: ListItem) -> None:
        heading = _heading(item)
        depth = passage.depth if passage.role == "heading" else _PLAIN_DEPTH + rank_of(passage.text)
        keep = len(self.open)
        while keep and self._ends(self.open[keep - 1], depth, heading):
            keep -= 1
        self.open = [*self.open[:keep], (depth, heading, passage.text)]
        self.first = self.first or heading

    @staticmethod
    def _ends(above: tuple[int, Heading, str], depth: int, heading: Heading) -> bool:
        """Whether a heading ends the one above it: that is not wider, by its code, its word or its depth."""
        deep, other, line = above
        if heading.code and other.code:
            if heading.code.startswith(other.code) and heading.code[len(other.code) :][:1] in ("/", "-", "."):
                return False
            if kind_of(heading.code) == kind_of(other.code):
                return heading.code.count("/") <= other.code.count("/") or deep >= depth
        if deep == depth and has_rank(line) and has_rank(heading.label):
            return rank_of(heading.label) <= rank_of(line)
        return deep >= depth

    def texts(self) -> list[str]:
        return [line for _depth, _heading, line in self.open]

    def section(self) -> tuple[Heading, ...]:
        """The headings that name something; those that only say "Leerdoelen" or "Leerjaar 3" do not."""
        return tuple(
            heading
            for _depth, heading, line in self.open
            if heading.label and not (is_about_goals(line) or time_in(line) or leerweg_of(line))
        )

    def context(self, announced: str = "") -> Context:
        extra, levels = facts_in([*self.texts(), announced])
        levels = next((ways for line in reversed(self.texts()) if (ways := leerweg_of(line))), levels)
        return Context(depth=len(self.open), section=self.section(), levels=levels, extra=extra)


def _heading(item: ListItem) -> Heading:
    """The heading that an item is, with the code that stands in it or before it."""
    named = heading_in(item.passage.text)
    if named is not None and named.code:
        return Heading(named.code, _WORD.sub("", named.title, count=1))
    return Heading(item.code, _WORD.sub("", item.text, count=1) if item.code else item.text)


def _is_sentence(item: ListItem) -> bool:
    """Whether a paragraph may be a goal by itself: with the code of one, or in one sentence what somebody can do."""
    if kind_of(item.code) in ("eindterm", "werkproces"):
        return True
    return says_able(item.text) and is_one_sentence(item.text) and not announces_goals(item.text)


def _names_part(text: str) -> bool:
    """Whether plain text is the heading of a module, taak … by its word with a number, or by its code."""
    heading = heading_in(text)
    return is_named_heading(text) or (heading is not None and bool(heading.code))


def _is_coded(heading: Heading) -> bool:
    return kind_of(heading.code) in _PARTS or is_about_goals(heading.title)


def _kind(text: str, codes: Sequence[str], context: Context) -> GoalKind:
    kinds = {kind_of(code) for code in codes}
    if "werkproces" in kinds:
        return "werkproces"
    if "eindterm" in kinds or text.casefold().startswith("de kandidaat"):
        return "eindterm"
    if any(kind_of(heading.code) == "onderdeel" for heading in context.section):
        return "eindterm"
    if any(kind_of(heading.code) == "kerntaak" or heading.title.casefold().startswith("kerntaak") for heading in context.section):
        return "werkproces"
    return "leerdoel"
