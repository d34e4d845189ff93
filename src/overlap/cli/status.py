"""`overlap status REVIEWED.xlsx …`: how far the groups are, for whom they speak, and what could not be read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from overlap.locale import gettext as _
from overlap.locale import ngettext
from overlap.problems import Notice

from .typed.options import CameBackArgument, JsonOption

if TYPE_CHECKING:
    from overlap.model import AnyAction, AnyVerdict, Review, Unplaced
    from overlap.review.outcome.progress import Progress
    from overlap.tasks.status import StatusOutcome

_BESIDE = 5  # files beside each other in a table


def status(files: CameBackArgument, json: JsonOption = False) -> None:
    """Show how far the groups are."""
    from overlap.tasks.status import StatusRequest, run

    outcome = run(StatusRequest(files=tuple(files)))
    if json:
        from json import dumps

        typer.echo(dumps(as_json(outcome), ensure_ascii=False, indent=1))
    else:
        _show(outcome)
    if outcome.not_read:
        raise typer.Exit(2)


def as_json(outcome: "StatusOutcome") -> dict[str, Any]:
    """Give the figures in the fixed form that other programs read."""
    from overlap.review.outcome.progress import progress

    from .terminal.console import notice_as_json

    return {
        "files": [
            {
                "file": review.file,
                "sha256": review.sha256,
                "fingerprint": review.facts.fingerprint,
                "group": review.who.group,
                "behalf": review.who.behalf or None,
                **_figures(progress([review])),
                "not_placed": [
                    {
                        "why": row.why,
                        "sheet": row.source.sheet,
                        "row": row.source.row,
                        "table": row.table,
                        "id": row.id,
                        "values": dict(row.values),
                        "comments": [comment.text for comment in row.comments],
                    }
                    for row in review.unplaced
                ],
                "warnings": [notice_as_json(notice) for notice in review.notices],
            }
            for review in outcome.reviews
        ],
        "total": _figures(progress(outcome.counted)),
        "not_read": [notice_as_json(notice) for notice in outcome.not_read],
    }


def _figures(progress: "Progress") -> dict[str, Any]:
    decisions = progress.decisions
    return {
        "pairs": decisions.pairs.total,
        "judged": decisions.pairs.judged,
        "open": decisions.pairs.open,
        "to_discuss": decisions.pairs.to_discuss,
        "verdicts": dict(decisions.verdicts),
        "actions": dict(decisions.actions),
        "own_pairs": decisions.own.total,
        "own_to_discuss": decisions.own.to_discuss,
        "gaps": decisions.gaps.total,
        "gaps_judged": decisions.gaps.judged,
        "gaps_to_discuss": decisions.gaps.to_discuss,
        "remarks": progress.remarks,
        "comments": progress.comments,
        "agreements": progress.agreements,
        "words": progress.words,
        "unplaced": progress.unplaced,
        "sample": decisions.sample.total,
        "sample_judged": decisions.sample.judged,
        "merged_groups": progress.groups,
        "groups_differ": decisions.pairs.differ,
    }


def _show(outcome: "StatusOutcome") -> None:
    from rich.text import Text

    from overlap.review.outcome.progress import progress

    from .terminal.console import out, warn

    console, reviews = out(), outcome.reviews
    columns = [(review.file, progress([review])) for review in reviews]
    if len(reviews) > 1:
        columns.append((_("together"), progress(outcome.counted)))
    rows = _rows([_behalf(review) for review in reviews], [counts for _name, counts in columns])
    for start in range(0, len(columns), _BESIDE):
        console.print()
        part = slice(start, start + _BESIDE)
        console.print(_table([name for name, _counts in columns[part]], [(name, cells[part]) for name, cells in rows]))
    if len({review.facts.fingerprint for review in reviews}) > 1:
        text = _("These workbooks are not all of the same comparison; together they count the pairs of each.")
        console.print(Text("\n" + text, style="yellow"))
    for review in reviews:
        if review.unplaced:
            console.print(Text("\n" + _("Not placed, in {file}:").format(file=review.file), style="bold"))
            for line in _lines(review.unplaced):
                console.print(Text(f"  {line}"))
    warn((notice for review in reviews for notice in review.notices), everything=True)
    warn(outcome.not_read, everything=True)


def _rows(behalf: list[str], columns: Sequence["Progress"]) -> list[tuple[str, list[str]]]:
    """The rows of the table: name, and a cell per file, last for all together."""
    decisions = [counts.decisions for counts in columns]
    pairs = [one.pairs for one in decisions]
    gaps = [one.gaps for one in decisions]
    merged = [(_("merged of copies"), [str(counts.groups or "") for counts in columns])]
    sample = [(_("sample judged, apart"), [_of(one.sample.judged, one.sample.total) for one in decisions])]
    return [
        (_("speaks for"), behalf),
        *(merged if any(counts.groups for counts in columns) else ()),
        (_("pairs judged"), [_of(one.judged, one.total) for one in pairs]),
        *_each(_verdict_labels(), [_by_name(one.verdicts) for one in decisions]),
        (_("pairs to discuss"), [str(one.to_discuss) for one in pairs]),
        (_("still open"), [str(one.open) for one in pairs]),
        *(sample if any(one.sample.total for one in decisions) else ()),
        *_each(_action_labels(), [_by_name(one.actions) for one in decisions]),
        (_("pairs of their own"), [str(one.own.total) for one in decisions]),
        (_("gaps judged"), [_of(one.judged, one.total) for one in gaps]),
        (_("gaps to discuss"), [str(one.to_discuss) for one in gaps]),
        (_("agreements"), [str(counts.agreements) for counts in columns]),
        (_("words"), [str(counts.words) for counts in columns]),
        (_("remarks"), [str(counts.remarks) for counts in columns]),
        (_("comments on cells"), [str(counts.comments) for counts in columns]),
        (_("not placed"), [str(counts.unplaced) for counts in columns]),
    ]


def _table(heads: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for head in heads:
        table.add_column(Text(head), justify="right", overflow="fold")
    for name, cells in rows:
        table.add_row(Text(name), *map(Text, cells))
    return table


def _of(n: int, total: int) -> str:
    return _("{n} of {total}").format(n=n, total=total)


def _each(labels: Mapping[str, str], counts: Sequence[Mapping[str, int]]) -> list[tuple[str, list[str]]]:
    """A row for each choice, also those that nobody made."""
    return [(f"  {label}", [str(of_file.get(name, 0)) for of_file in counts]) for name, label in labels.items()]


def _by_name(counts: "Mapping[AnyVerdict, int] | Mapping[AnyAction, int]") -> dict[str, int]:
    return {str(name): n for name, n in counts.items()}


def _verdict_labels() -> dict[str, str]:
    from overlap.model.labels import VERDICTS
    from overlap.model.verdicts import LATER

    return {
        name: _("{label} (counts as open)").format(label=_(text)) if name == LATER else _(text) for name, text in VERDICTS.items()
    }


def _action_labels() -> dict[str, str]:
    from overlap.model.labels import ACTIONS

    return {name: _("action: {label}").format(label=_(label)) for name, label in ACTIONS.items()}


def _behalf(review: "Review") -> str:
    if review.who.behalf == "both":
        return _("both")
    return review.who.behalf or (f"{review.who.said}?" if review.who.said else _("not said"))


def _lines(unplaced: "Sequence[Unplaced]") -> list[str]:
    """What has no place, a line each: where it stood, why, and what it says. What several rows say is told once."""
    rows: dict[tuple[str, str, str], list[Unplaced]] = {}
    for row in unplaced:
        rows.setdefault((row.source.sheet, _why(row), _texts(row)), []).append(row)
    return [": ".join((_place(alike), why, texts)) for (_sheet, why, texts), alike in rows.items()]


def _place(rows: "Sequence[Unplaced]") -> str:
    source = rows[0].source
    if len(rows) == 1:
        return Notice("", sheet=source.sheet, row=source.row).place
    many = ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows))
    return ", ".join(filter(None, (Notice("", sheet=source.sheet).place, many)))


def _why(row: "Unplaced") -> str:
    from overlap.model.labels import WHY_SHORT

    return _(WHY_SHORT[row.why])


def _texts(row: "Unplaced") -> str:
    texts = [text for name, text in row.values.items() if text] + [comment.text for comment in row.comments]
    return " | ".join(" ".join(text.split()) for text in texts)
