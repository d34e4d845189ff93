"""`overlap explain VMBO MBO CODE CODE`: the evidence of one pair, and why it was proposed or not."""

from typing import TYPE_CHECKING, Any

import typer

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.locale.numbers import decimal, per_cent

from .typed.options import (
    BegrippenOption,
    CardsOption,
    ColumnOption,
    DossierOption,
    ExamenprogrammaOption,
    FromBand,
    FromBandOption,
    HeaderRowOption,
    JsonOption,
    KwalificatieOption,
    LeerwegOption,
    MaxPerGoalOption,
    MboArgument,
    MboCodeArgument,
    SemanticOption,
    SheetOption,
    VmboArgument,
    VmboCodeArgument,
)

if TYPE_CHECKING:
    from rich.table import Table

    from overlap.analysis.explanation import Answer
    from overlap.matching.explanation import Explanation, Piece
    from overlap.model import Goal, Pair, Settings

_MISSING = 3  # pieces named as what is missing
_TOP = 0.995  # share of pairs that are lower, from which a value is among the highest
_BETTER = 5  # pairs named as better


def explain(
    vmbo: VmboArgument,
    mbo: MboArgument,
    vmbo_code: VmboCodeArgument,
    mbo_code: MboCodeArgument,
    leerweg: LeerwegOption = None,
    kwalificatie: KwalificatieOption = None,
    max_per_goal: MaxPerGoalOption = None,
    from_band: FromBandOption = FromBand.MOGELIJK,
    begrippen: BegrippenOption = None,
    kaarten: CardsOption = None,
    semantic: SemanticOption = None,
    examenprogramma: ExamenprogrammaOption = None,
    dossier: DossierOption = None,
    sheet: SheetOption = None,
    header_row: HeaderRowOption = None,
    column: ColumnOption = None,
    json: JsonOption = False,
) -> None:
    """Explain one pair of goals."""
    from overlap.tasks.explain import ExplainRequest, run

    from .typed.parsing import asked_of_both

    settings, reading = asked_of_both(
        leerweg=leerweg,
        kwalificaties=kwalificatie,
        max_per_goal=max_per_goal,
        from_band=from_band,
        examenprogramma=examenprogramma,
        dossier=dossier,
        sheets=sheet,
        header_rows=header_row,
        columns=column,
    )
    request = ExplainRequest(
        vmbo=vmbo,
        mbo=mbo,
        vmbo_code=vmbo_code,
        mbo_code=mbo_code,
        settings=settings,
        reading=reading,
        begrippen=begrippen,
        cards=tuple(kaarten or ()),
        semantic=semantic,
    )
    answer = run(request).answer
    if json:
        from json import dumps

        typer.echo(dumps(as_json(answer), ensure_ascii=False, indent=1))
    else:
        _show(answer, settings)


def as_json(answer: "Answer") -> dict[str, Any]:
    """Give the explanation in a fixed form; what is about the evidence is left out where the pair was not compared."""
    from overlap.model.written import written

    both = {"vmbo": _goal(answer.vmbo), "mbo": _goal(answer.mbo), "outcome": answer.outcome}
    if (explained := answer.explanation) is None:
        return both
    pair = explained.pair
    return both | {
        "score": pair.score,
        "overlap": pair.overlap,
        "band": written(pair.band),
        "relation": written(pair.relation),
        "progression": written(pair.progression.kind) if pair.progression else "",
        "because": list(pair.because),
        "average": round(explained.average, 4),
        "lowered": round(explained.lowered, 4),
        "evidence": [
            {
                "name": piece.name,
                "value": round(piece.value, 4),
                "above": round(piece.above, 4),
                "contribution": round(piece.contribution, 4),
                "missing": round(piece.missing, 4),
            }
            for piece in explained.pieces
        ],
        "words": [
            {
                "vmbo": word.vmbo,
                "mbo": word.mbo,
                "likeness": round(word.likeness, 4),
                "vmbo_in": word.vmbo_in,
                "mbo_in": word.mbo_in,
            }
            for word in explained.words
        ],
        "texts": explained.texts,
        "rank_of_goal": [explained.rank_of_goal, len(explained.of_goal)],
        "rank_of_item": [explained.rank_of_item, len(explained.of_item)],
    }


def _goal(goal: "Goal") -> dict[str, Any]:
    return {
        "id": goal.id,
        "code": goal.code,
        "text": goal.text,
        "description": goal.description,
        "section": [heading.label for heading in goal.section],
        "source": {"file": goal.source.file, "sheet": goal.source.sheet, "row": goal.source.row},
    }


def _show(answer: "Answer", settings: "Settings") -> None:
    from rich.text import Text

    from .terminal.console import out

    console = out()
    console.print(_goals(answer))
    console.print()
    console.print(Text(_what_became(answer, settings), style="bold"))
    if (explained := answer.explanation) is None:
        return
    for line in (*_facts(explained), *_why_not(answer, explained)):
        console.print(Text(line))
    console.print()
    console.print(_evidence(explained))
    console.print(Text(_("A pair of which all evidence is average has a chance of {p}.").format(p=per_cent(explained.average))))
    if explained.lowered:
        console.print(Text(_("Every chance is lower here, because the two programmes have little in common.")))
    if explained.words:
        console.print()
        console.print(_words(explained))


def _table(title: str, *heads: str) -> "Table":
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=title or None, title_justify="left")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _goals(answer: "Answer") -> "Table":
    from rich.text import Text

    table = _table("", "", "vmbo", "mbo")
    both = answer.vmbo, answer.mbo
    rows = (
        (_("Code"), [goal.code for goal in both]),
        (_("Goal"), [goal.text for goal in both]),
        (_("Description"), [goal.description for goal in both]),
        (_("Under"), [" › ".join(heading.label for heading in goal.section) for goal in both]),
        (_("Stands in"), [_place(goal) for goal in both]),
    )
    for name, texts in rows:
        if any(texts):
            table.add_row(Text(name, style="bold"), *map(Text, texts))
    return table


def _place(goal: "Goal") -> str:
    from overlap.model.labels import place_of

    source = goal.source
    if source.page or source.paragraph:
        return f"{source.file}, {place_of(source)}"
    return _("{file}, sheet {sheet}, row {row}").format(file=source.file, sheet=source.sheet, row=source.row)


def _what_became(answer: "Answer", settings: "Settings") -> str:
    if answer.outcome == "leerweg":
        text = _("Not compared: --leerweg {asked} was asked, and this vmbo goal is of {there}.")
        return text.format(asked=settings.leerweg, there=", ".join(answer.vmbo.levels))
    if answer.outcome == "kwalificatie":
        text = _("Not compared: --kwalificatie {asked} was asked, and this mbo item is of {there}.")
        there = answer.mbo.extra.get("kwalificatie", "") or "–"
        return text.format(asked=", ".join(settings.kwalificaties), there=there)
    return {
        "proposed": _("This pair is proposed."),
        "below-threshold": _("This pair is not proposed: the chance that the two are related is too low."),
        "nothing-agrees": _("This pair is not proposed: the texts themselves have too little in common."),
        "below-band": _("This pair is not proposed: it is of a lower band than --from-band asks for."),
        "pushed-out": _("This pair is not proposed: others are better, and the list is kept short."),
    }[answer.outcome]


def _facts(explained: "Explanation") -> list[str]:
    from overlap.model import Verdict
    from overlap.model.labels import label

    pair = explained.pair
    facts = [
        _("Chance of at least related: {score}; of overlap: {overlap}; band: {band}.").format(
            score=per_cent(pair.score),
            overlap=per_cent(pair.overlap),
            band=label(explained.band) if explained.band else _("none"),
        ),
        _("Place {a} of the {n} items for this vmbo goal, and {b} of the {m} vmbo goals for this item.").format(
            a=explained.rank_of_goal, n=len(explained.of_goal), b=explained.rank_of_item, m=len(explained.of_item)
        ),
    ]
    if pair.direction:
        facts.append(_("Proposed relation: {relation}.").format(relation=label(pair.direction)))
    if level := pair.progression:
        text = _("Proposed level: {kind}, because of {why}.")
        facts.append(text.format(kind=label(Verdict(level.kind)), why="; ".join(level.why)))
    return [*facts, _("Why: {because}.").format(because="; ".join(pair.because))]


def _why_not(answer: "Answer", explained: "Explanation") -> list[str]:
    from overlap.matching.calibration import BEST, POSSIBLE

    if answer.outcome == "nothing-agrees":
        text = _("Its chance comes from what stands around it: such pairs are proposed from {lowest}.")
        return [text.format(lowest=per_cent(POSSIBLE))]
    if answer.outcome == "below-threshold":
        lowest = BEST if explained.rank_of_goal == 1 and explained.agrees else POSSIBLE
        missing = sorted((p for p in explained.pieces if p.missing > 0), key=lambda p: -p.missing)[:_MISSING]
        return [
            ngettext(
                "Pairs are proposed from {lowest}; this one lacks {off} percentage point.",
                "Pairs are proposed from {lowest}; this one lacks {off} percentage points.",
                off := round(100 * (lowest - explained.pair.score)),
            ).format(lowest=per_cent(lowest), off=off),
            _("What is missing most, beside pairs that reach that: {pieces}.").format(
                pieces="; ".join(_(piece.label) for piece in missing) or "–"
            ),
        ]
    if answer.outcome == "pushed-out":
        better = explained.of_goal[: explained.rank_of_goal - 1][:_BETTER]
        return [_("Better for this vmbo goal: {pairs}.").format(pairs="; ".join(map(_short, better)))]
    return []


def _short(pair: "Pair") -> str:
    return f"{pair.mbo.code or pair.mbo.id} ({per_cent(pair.score)})"


def _evidence(explained: "Explanation") -> "Table":
    table = _table(_("Evidence"), _("What was looked at"), _("Value"), _("Of all pairs"), _("Effect on the chance"), "")
    for piece in explained.pieces:
        table.add_row(
            _(piece.label),
            decimal(piece.value, 2),
            _("among the highest") if piece.above >= _TOP else _("higher than {p}").format(p=per_cent(piece.above)),
            _effect(piece),
            decimal(piece.contribution, 2, sign=True),
        )
    return table


def _effect(piece: "Piece") -> str:
    size = abs(piece.contribution)
    if size < 0.1:
        return _("hardly any")
    if piece.contribution > 0:
        return _("much higher") if size >= 1 else _("higher")
    return _("much lower") if size >= 1 else _("lower")


def _words(explained: "Explanation") -> "Table":
    from rich.text import Text

    table = _table(_("Words that agree"), _("In the vmbo goal"), _("In the mbo item"), _("How alike"), _("How rare"))
    for word in explained.words:
        texts = word.vmbo_in if word.vmbo == word.mbo else max(word.vmbo_in, word.mbo_in)
        rare = _("in {n} of {all} goals and items").format(n=texts, all=explained.texts)
        table.add_row(*map(Text, (word.vmbo, word.mbo, per_cent(word.likeness), rare)))
    return table
