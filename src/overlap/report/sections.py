"""The parts of the report: what overlaps, what changes, what remains, and what is still open, as tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, get_args

from overlap.analysis import left_out
from overlap.locale import gettext as _
from overlap.locale import mark, ngettext
from overlap.locale.numbers import per_cent
from overlap.model import Action, Behalf, DecidedBy, Outcome
from overlap.model.verdicts import CHANGES_TEACHING
from overlap.review.outcome.judged import Judged
from overlap.review.outcome.result import OpenKind, Result
from overlap.review.outcome.tally import FATES, GoalStatus, SideResult, Tally

from .document import Column, Row, Section, Table, Value, lean
from .words import code, deciders, fate_words, goal_text, said, word

_CHANGES: Final = {
    Action.DROP_IN_MBO: mark("Dropped in the mbo"),
    Action.EXEMPTION: mark("Exempted in the mbo"),
    Action.DROP_IN_VMBO: mark("Dropped in the vmbo"),
    Action.TOGETHER: mark("Offered together"),
}
_OPEN: Final[Mapping[OpenKind, str]] = {
    "differ": mark("groups differ"),
    "details": mark("same verdict, but groups differ on what to do"),
    "later": mark("to be discussed later"),
    "no verdict": mark("an action, but no verdict yet"),
    "no action": mark("repetition without an action"),
    "action without overlap": mark("an action, but no overlap was judged"),
    "one side": mark("chosen on behalf of one side"),
}


def overlap(result: Result) -> Section:
    """How much overlaps: both ways, per module and kerntaak."""
    texts = [
        _(
            "A goal overlaps as soon as one of its pairs was judged repetition or deepening. It is open while a pair "
            "has no verdict yet, is to be discussed later, or groups differ on it. Goals are counted, not estimated."
        )
    ]
    apart = left_out(result.facts.of_side("vmbo"), result.facts.of_side("mbo"))
    if apart:
        text = _("Below each table stands what it is without {electives}: those are about more than this vak.")
        if apart.chosen:
            text = _("What all pupils and students take is counted apart, below each table: nobody takes all {electives}.")
        texts.append(text.format(electives=apart.names))
    tables = tuple(_coverage(side, apart.names if apart else "") for side in result.sides.values())
    return Section("overlap", _("Overlap"), _("How much overlaps"), tuple(texts), tables)


def _coverage(side: SideResult, electives: str) -> Table:
    """How much of a programme overlaps, and in the last row without ``electives``, where there are any."""
    mbo = side.side == "mbo"
    hours = side.total.with_hours > 0
    columns = [
        Column(_("Kerntaak") if mbo else _("Module"), width=46, side=side.side),
        Column(_("Goals"), "number", 9),
        *(Column(word(name).capitalize(), "number", 12) for name in Outcome),
        Column(_("Share overlap"), "number", 10),
        *([Column(_("Hours"), "number", 10), Column(_("Hours overlap"), "number", 10)] if hours else []),
    ]
    rows = [_counts(name or _("(no heading)"), one, hours=hours) for name, one in side.modules.items()]
    rows.append(_counts(_("Together"), side.total, hours=hours, total=True))
    if side.obligatory:
        rows.append(_counts(_("Without {electives}").format(electives=electives), side.obligatory, hours=hours, total=True))
    caption = _("mbo: {title}") if mbo else _("vmbo: {title}")
    note = ""
    if hours:
        note = _("Hours: of the {n} of {goals} goals for which the document gives them; a total is not spread.").format(
            n=side.total.with_hours, goals=side.total.goals
        )
    return Table(f"overlap-{side.side}", caption.format(title=side.title), tuple(columns), tuple(rows), note)


def _counts(name: str, one: Tally, *, hours: bool, total: bool = False) -> Row:
    parts = tuple(one.outcomes[outcome] for outcome in Outcome)
    values: list[Value] = [name, one.goals, *parts, per_cent(one.share(Outcome.OVERLAP))]
    if hours:
        values += [one.total_hours, one.hours[Outcome.OVERLAP]]
    return Row(tuple(values), total=total, parts=parts)


def changes(result: Result) -> Section:
    """What is dropped, exempted or offered together."""
    hours = _hours(result)
    tables = []
    for action in CHANGES_TEACHING:
        pairs = [one for one in result.judged if one.acts == action]
        if pairs:
            rows = tuple(_change(one, result, hours=hours) for one in pairs)
            made = Table(f"actie-{CHANGES_TEACHING.index(action) + 1}", _(_CHANGES[action]), _change_columns(result, hours), rows)
            tables.append(lean(made, _("Remark")))
    texts = (
        _(
            "What was chosen for pairs that are overlap or related. Decided is what vmbo and mbo chose together; "
            "what is on behalf of one side is a proposal, and counts nowhere as dropped."
        )
        if tables
        else _("No action was chosen yet that drops, exempts or brings together anything."),
    )
    return Section("wijziging", _("Changes"), _("What is dropped, exempted or offered together"), texts, tuple(tables))


def _change_columns(result: Result, hours: bool) -> tuple[Column, ...]:
    return (
        Column(_("vmbo code"), "code", 16, "vmbo"),
        Column(_("vmbo goal"), "text", 42, "vmbo"),
        Column(_("mbo code"), "code", 14, "mbo"),
        Column(_("mbo item"), "text", 42, "mbo"),
        Column(_("Verdict"), "verdict", 13),
        *([Column(_("vmbo hours"), "number", 8, "vmbo"), Column(_("mbo hours"), "number", 8, "mbo")] if hours else []),
        Column(_("On behalf of"), "text", 16),
        *([Column(_("Who"), "text", 14)] if result.names else []),
        Column(_("Remark"), "text", 34),
    )


def _change(one: Judged, result: Result, *, hours: bool) -> Row:
    values: list[Value] = [code(one.vmbo), goal_text(one.vmbo), code(one.mbo), goal_text(one.mbo), word(one.verdict)]
    if hours:
        values += hours_of(one, result)
    values += [deciders(one.decided_by), *([one.who] if result.names else []), one.remark]
    return Row(tuple(values), look=one.verdict or "")


def hours_of(one: Judged, result: Result) -> list[Value]:
    """The hours that the documents give for the two goals of a pair."""
    found: list[Value] = []
    for side, goal in (("vmbo", one.vmbo), ("mbo", one.mbo)):
        statuses = result.sides["vmbo" if side == "vmbo" else "mbo"].goals
        found.append(next((status.hours for status in statuses if goal and status.goal.id == goal.id), None))
    return found


def _hours(result: Result) -> bool:
    return any(side.total.with_hours for side in result.sides.values())


def remaining(result: Result) -> Section:
    """What remains to be learned in mbo, and what was decided on gaps."""
    mbo = result.sides["mbo"]
    hours = mbo.total.with_hours > 0
    in_hours = (Column(_("Hours"), "number", 10, "mbo"),) if hours else ()
    heads = (Column(_("What becomes of it"), width=46), Column(_("mbo items"), "number", 12, "mbo"), *in_hours)
    rows = [
        Row((fate_words(fate), mbo.total.fates[fate], *([mbo.total.fate_hours[fate]] if hours else [])))
        for fate in FATES
        if mbo.total.fates[fate]
    ]
    rows.append(Row((_("Together"), mbo.total.goals, *([mbo.total.total_hours] if hours else [])), total=True))
    counted = Table("rest-telling", _("What becomes of the mbo items"), heads, tuple(rows))
    columns = (
        Column(_("mbo code"), "code", 14, "mbo"),
        Column(_("mbo item"), "text", 60, "mbo"),
        Column(_("What remains"), "text", 34),
        Column(_("Overlap with"), "text", 40, "vmbo"),
        *in_hours,
    )
    stays = mbo.remaining
    listing = Table("rest", _("What remains to be learned in the mbo"), columns, tuple(_by_module(stays, hours=hours)))
    tables = [counted, *([listing] if stays else []), *_gaps(result)]
    texts = (
        ngettext(
            "{n} of the {items} mbo items remains: everything that was not dropped or exempted.",
            "{n} of the {items} mbo items remain: everything that was not dropped or exempted.",
            len(stays),
        ).format(n=len(stays), items=mbo.total.goals),
    )
    return Section("rest", _("Remains in mbo"), _("What remains to be learned in the mbo"), texts, tuple(tables))


def _by_module(statuses: Sequence[GoalStatus], *, hours: bool) -> Iterable[Row]:
    before: str | None = None
    for status in statuses:
        if (module := status.goal.module) != before:
            yield Row((module or _("(no heading)"),), heading=True)
            before = module
        partners = [f"{code(one.vmbo)} ({word(one.verdict)})" for one in status.pairs if _together(one)]
        values: list[Value] = [code(status.goal), status.goal.text, fate_words(status.fate), "\n".join(partners)]
        yield Row((*values, *([status.hours] if hours else [])))


def _together(one: Judged) -> bool:
    """Whether it is a pair of two goals that are overlap or related."""
    return bool(one.vmbo and one.mbo) and one.together


def _gaps(result: Result) -> Iterable[Table]:
    """What was decided on goals that nothing was proposed for; what is not decided stands among the open points."""
    goals = [one for one in result.judged if not (one.vmbo and one.mbo) and (one.decided or one.remark)]
    if not goals:
        return
    columns = (
        Column(_("Side"), "text", 8),
        Column(_("Code"), "code", 16),
        Column(_("Goal"), "text", 60),
        Column(_("Verdict"), "verdict", 16),
        Column(_("What do we do with it?"), "text", 22),
        *([Column(_("Who"), "text", 14)] if result.names else []),
        Column(_("Remark"), "text", 34),
    )
    rows = []
    for one in goals:
        goal = one.vmbo or one.mbo
        values: list[Value] = ["vmbo" if one.vmbo else "mbo", code(goal), goal_text(goal), word(one.verdict)]
        values += [word(one.agreed_action), *([one.who] if result.names else []), one.remark]
        rows.append(Row(tuple(values), look=one.verdict or ""))
    yield lean(Table("hiaten", _("What the group said of goals without a counterpart"), columns, tuple(rows)), _("Remark"))


def open_points(result: Result) -> Section:
    """What is not settled: kind by kind, and how many pairs nobody judged."""
    columns = (
        Column(_("What is open"), "text", 22),
        Column(_("vmbo goal"), "text", 44, "vmbo"),
        Column(_("mbo item"), "text", 44, "mbo"),
        Column(_("What was said"), "text", 30),
        Column(_("Remark"), "text", 34),
    )
    tables = []
    if result.open:
        rows = tuple(
            Row(
                (
                    _(_OPEN[point.kind]),
                    _named(point.about, "vmbo"),
                    _named(point.about, "mbo"),
                    said(point.about),
                    point.about.remark,
                )
            )
            for point in result.open
        )
        tables.append(lean(Table("open", _("Open points"), columns, rows), _("Remark")))
    if result.waiting:
        heads = (Column(_("Module"), "text", 60, "vmbo"), Column(_("Pairs without a verdict"), "number", 14))
        rows = tuple(Row((name or _("(no heading)"), n)) for name, n in result.unjudged.items())
        rows += (Row((_("Together"), result.waiting), total=True),)
        tables.append(Table("zonder-oordeel", _("Pairs without a verdict"), heads, rows))
    texts = [] if tables else [_("Nothing is open: every proposed pair has a verdict, and nobody differs.")]
    if result.unplaced:
        text = ngettext(
            "{n} thing that was filled in could not be placed; `overlap status` shows it.",
            "{n} things that were filled in could not be placed; `overlap status` shows them.",
            result.unplaced,
        )
        texts.append(text.format(n=result.unplaced))
    return Section("open", _("Open points"), _("What is still open"), tuple(texts), tuple(tables))


def open_in_words(kind: OpenKind) -> str:
    """Give what is open, in words."""
    return _(_OPEN[kind])


def _named(one: Judged, side: str) -> str:
    goal = one.vmbo if side == "vmbo" else one.mbo
    return f"{code(goal)}  {goal_text(goal)}" if goal else ""


def agreements(result: Result) -> Section:
    """What was agreed, by whom and when."""
    columns = (
        Column(_("Agreement"), "text", 60),
        Column(_("About which pairs"), "text", 26),
        Column(_("Layer"), "text", 14),
        *([Column(_("Who"), "text", 18)] if result.names else []),
        Column(_("When"), "text", 14),
        Column(_("Hours"), "number", 9),
        Column(_("Status"), "text", 12),
        Column(_("Still missing"), "text", 16),
    )
    rows = []
    missing = {"who": _("who does it"), "when": _("when")}
    for one in result.agreements:
        values: list[Value] = [one.text, one.pairs, word(one.layer), *([one.who] if result.names else [])]
        values += [one.when, one.hours, word(one.status), ", ".join(missing[name] for name in one.missing)]
        rows.append(Row(tuple(values)))
    if result.hours:
        before = [_("Together"), "", "", *([""] if result.names else []), ""]
        rows.append(Row((*before, result.hours, "", ""), total=True))
    if not rows:
        return Section("afspraken", _("Agreements"), _("What was agreed"), (_("No agreements were written down."),))
    note = _("Hours are those that the group wrote down.") if result.hours else ""
    table = Table("afspraken-tabel", _("Agreements"), columns, tuple(rows), note)
    texts = () if result.names else (_("Names of people are left out."),)
    return Section("afspraken", _("Agreements"), _("What was agreed"), texts, (table,))


def agreed(result: Result) -> Section:
    """The words that the groups agreed on, and what their verdicts suggest."""
    columns = (
        Column(_("vmbo says"), "text", 28, "vmbo"),
        Column(_("mbo says"), "text", 28, "mbo"),
        Column(_("Word we agree on"), "text", 28),
        Column(_("Where it comes from"), "text", 36),
    )
    sources = {"right": _("judged: right"), "own": _("added by the group"), "learned": _("from verdicts on pairs: check it")}
    rows = tuple(Row((one.vmbo, one.mbo, one.agreed, sources[one.source])) for one in result.words)
    if not rows:
        return Section("woorden", _("Words"), _("Words we agree on"), (_("No words were agreed on."),))
    table = Table("woorden-tabel", _("Different words for the same"), columns, rows)
    return Section("woorden", _("Words"), _("Words we agree on"), (), (table,))


def origin(result: Result) -> Section:
    """How this came about: the documents, the copies, and for whom they speak."""
    facts = result.facts
    documents = Table(
        "documenten",
        _("What was compared"),
        (Column(_("Side"), width=8), Column(_("Title"), width=60), Column(_("File"), width=40), Column(_("Goals"), "number", 9)),
        tuple(Row((side, one.title, facts.files.get(side, ""), one.total.goals)) for side, one in result.sides.items()),
    )
    by: Mapping[Behalf, str] = {"both": _("vmbo and mbo"), "vmbo": "vmbo", "mbo": "mbo", "": _("not stated")}
    rows = []
    for one in result.origins:
        names: list[Value] = ["\n".join(one.names)] if result.names else []
        group = _("filled in together") if one.joint else one.group
        rows.append(Row((one.file, group, one.school, by[one.behalf], one.date, *names)))
    columns = (
        Column(_("File"), width=40),
        Column(_("Group"), width=20),
        Column(_("School"), width=30),
        Column(_("On behalf of"), width=16),
        Column(_("Date"), width=14),
        *([Column(_("Names"), width=40)] if result.names else []),
    )
    copies = Table("kopieen", _("The filled-in workbooks"), columns, tuple(rows))
    counts = {kind: sum(one.decided_by == kind for one in result.decided) for kind in get_args(DecidedBy)}
    by_side = Table(
        "namens",
        _("On whose behalf verdicts were given"),
        (Column(_("On behalf of"), width=40), Column(_("Verdicts"), "number", 12)),
        tuple(Row((deciders(kind), n)) for kind, n in counts.items() if n),
    )
    texts = [
        _("The computer proposed pairs; the group judged them. Only what was judged counts here, and only where groups agree."),
        _("A verdict on behalf of one side is shown, but decides nothing until the other side agrees."),
    ]
    if not result.names:
        texts.append(
            _(
                "Names of people are left out: the columns Who, comments, and names that stand on the first sheet. "
                "A name that stands only in a remark cannot be recognised: read the remarks before you pass this on."
            )
        )
    if result.hidden_comments:
        text = ngettext("{n} comment on a cell is left out.", "{n} comments on cells are left out.", result.hidden_comments)
        texts.append(text.format(n=result.hidden_comments))
    tables = (documents, copies, *((by_side,) if by_side.rows else ()))
    return Section("herkomst", _("How it came about"), _("How this came about"), tuple(texts), tables)
