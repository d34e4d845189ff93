"""What pupils say that they had, beside what the group decided: per agreement, and where the two differ most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import per_cent
from overlap.model import Goal, Outcome, Side
from overlap.model.pupils import PupilAnswers, PupilCount
from overlap.review.lessons.estimate import wilson
from overlap.review.outcome.result import Result

from .document import Column, Row, Section, Table, Value
from .words import code, word


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that was decided and that pupils were asked about; ``new`` where the group called it new.

    ``sentence`` is what pupils read, ``codes`` are those of the goals, ``look`` is the stable name of the verdict.
    """

    sentence: str
    codes: str
    verdict: str
    action: str
    look: str
    new: bool
    count: PupilCount

    @property
    def against(self) -> int:
        """How many pupils say the opposite of what was decided."""
        return self.count.had if self.new else self.count.not_had

    @property
    def differs(self) -> bool:
        """Whether more pupils say the opposite than agree, and they are enough to say anything."""
        agree = self.count.not_had if self.new else self.count.had
        return self.against > agree and not self.count.few


def pupils(result: Result, answers: PupilAnswers, *, short: bool = False) -> Section:
    """What pupils answered; ``short`` only where they and the group differ most."""
    rows = asked_about(result, answers)
    differing = most_differing(rows)
    texts = [
        ngettext("{n} pupil answered.", "{n} pupils answered.", answers.pupils).format(n=answers.pupils)
        + " "
        + _("Answers are kept as counts only: nothing tells who answered what."),
    ]
    if answers.few:
        texts.append(_("That is too few to conclude anything, so where they learnt it is left out."))
    elif not differing:
        texts.append(_("Nowhere do more pupils say the opposite than agree with what was decided."))
    tables = [_table("leerlingen-verschil", _("Where pupils and the group differ most"), differing)] if differing else []
    if rows and not short:
        tables.append(_table("leerlingen", _("What pupils say of each agreement"), each_once(rows)))
    if left := len({*answers.counts} - {row.sentence for row in rows}):
        text = ngettext(
            "{n} sentence is about something that is not decided any more.",
            "{n} sentences are about something that is not decided any more.",
            left,
        )
        texts.append(text.format(n=left))
    return Section("leerlingen-deel", _("Pupils"), _("What pupils say that they had"), tuple(texts), tuple(tables))


def asked_about(result: Result, answers: PupilAnswers) -> tuple[Asked, ...]:
    """Give what was decided and asked: each overlap in the order of the workbook, then the mbo items that were called new."""
    return (*_overlaps(result, answers), *_new(result, answers))


def by_sentence(rows: Iterable[Asked]) -> Mapping[str, Sequence[Asked]]:
    """Give, per sentence, all that was decided about it; sentences in the order in which they come first."""
    decided: dict[str, list[Asked]] = {}
    for row in rows:
        decided.setdefault(row.sentence, []).append(row)
    return decided


def each_once(rows: Iterable[Asked]) -> tuple[Asked, ...]:
    """Give each sentence once, with all that was decided about it: what pupils answered counts for each of those."""
    return tuple(
        replace(
            same[0],
            codes=_under_each_other(row.codes for row in same),
            verdict=_under_each_other(row.verdict for row in same),
            action=_under_each_other(row.action for row in same),
        )
        for same in by_sentence(rows).values()
    )


def most_differing(rows: Iterable[Asked]) -> tuple[Asked, ...]:
    """Give where more pupils say the opposite than agree, each sentence once with all that was decided about it.

    The surest stand first: by the lower bound of the share that says the opposite.
    """
    differing = each_once(row for row in rows if row.differs)
    return tuple(sorted(differing, key=lambda row: -wilson(row.against, row.count.total).low))


def _under_each_other(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, texts)))


def _overlaps(result: Result, answers: PupilAnswers) -> Iterable[Asked]:
    for judged in result.judged:
        if not (judged.overlap and judged.decided):
            continue
        goals: tuple[tuple[Side, Goal | None], ...] = (("vmbo", judged.vmbo), ("mbo", judged.mbo))
        side, goal = next(((side, goal) for side, goal in goals if answers.about(side, goal)), (None, None))
        count = answers.about(side, goal) if side else None
        if side and goal and count:
            yield Asked(
                sentence=answers.sentences[side, goal.id],
                codes=" ↔ ".join(code(goal) for _side, goal in goals if goal),
                verdict=word(judged.verdict),
                action=word(judged.agreed_action),
                look=judged.verdict or "",
                new=False,
                count=count,
            )


def _new(result: Result, answers: PupilAnswers) -> Iterable[Asked]:
    for status in result.sides["mbo"].goals:
        count = answers.about("mbo", status.goal)
        if count and status.outcome == Outcome.GAP:
            yield Asked(
                sentence=answers.sentences["mbo", status.goal.id],
                codes=code(status.goal),
                verdict=_("new"),
                action="",
                look="gap",
                new=True,
                count=count,
            )


def share(count: PupilCount) -> str:
    """Give how many had it as a share with the bounds of its 95 % interval: "86% (69–94%)"."""
    interval = wilson(count.had, count.total)
    low, high = per_cent(interval.low), per_cent(interval.high)
    return _("{share} ({low} to {high})").format(share=per_cent(interval.value), low=low, high=high)


def _table(key: str, caption: str, rows: Iterable[Asked]) -> Table:
    columns = (
        Column(_("What was asked"), "text", 46),
        Column(_("Code"), "code", 18),
        Column(_("Verdict"), "verdict", 13),
        Column(_("Action"), "text", 16),
        Column(_("had it"), "number", 7),
        Column(_("partly"), "number", 7),
        Column(_("not had it"), "number", 7),
        Column(_("Share had it"), "text", 18),
        Column(_("Where?"), "text", 28),
    )
    note = _("Between brackets: what the share may be of pupils like these (95%, Wilson 1927).")
    return Table(key, caption, columns, tuple(map(_row, rows)), note)


def _row(row: Asked) -> Row:
    where = "\n".join(f"{text} ({times})" if times else text for text, times in row.count.where)
    counts: tuple[Value, ...] = (row.count.had, row.count.partly, row.count.not_had)
    return Row((row.sentence, row.codes, row.verdict, row.action, *counts, share(row.count), where), look=row.look)
