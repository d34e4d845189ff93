"""`overlap status REVIEWED.xlsx …`: how far the groups are, for whom they speak, and what could not be read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from overlap.locale import gettext as _
from overlap.problems import Notice

from .options import CameBackArgument, JsonOption

if TYPE_CHECKING:
    from overlap.model import AnyAction, AnyVerdict, Review, Unplaced
    from overlap.review.outcome.progress import Progress

_BESIDE = 5  # files beside each other in a table


def status(files: CameBackArgument, json: JsonOption = False) -> None:
    """Show how far the groups are."""
    from overlap.tasks.status import StatusRequest, run

    outcome = run(StatusRequest(files=tuple(files)))
    if json:
        from json import dumps

        typer.echo(dumps(as_json(outcome.reviews, outcome.not_read), ensure_ascii=False, indent=1))
    else:
        _show(outcome.reviews, outcome.not_read)
    if outcome.not_read:
        raise typer.Exit(2)


def as_json(reviews: Sequence["Review"], failed: Sequence[Notice]) -> dict[str, Any]:
    """The figures in the fixed form that other programs read."""
    from overlap.review.outcome.progress import progress, together

    return {
        "files": [
            {
                "file": review.file,
                "sha256": review.sha256,
                "fingerprint": review.facts.fingerprint,
                "group": review.who.group,
                "behalf": review.who.behalf or None,
                **_figures(progress(review)),
                "not_placed": [
                    {
                        "why": one.why,
                        "sheet": one.source.sheet,
                        "row": one.source.row,
                        "table": one.table,
                        "id": one.id,
                        "values": dict(one.values),
                        "comments": [comment.text for comment in one.comments],
                    }
                    for one in review.unplaced
                ],
                "warnings": [_notice(notice) for notice in review.notices],
            }
            for review in reviews
        ],
        "total": _figures(together(reviews)),
        "not_read": [_notice(notice) for notice in failed],
    }


def _figures(one: "Progress") -> dict[str, Any]:
    return {
        "pairs": one.pairs,
        "judged": one.judged,
        "open": one.open,
        "verdicts": dict(one.verdicts),
        "actions": dict(one.actions),
        "own_pairs": one.own,
        "gaps": one.gaps,
        "gaps_judged": one.gaps_judged,
        "remarks": one.remarks,
        "comments": one.comments,
        "agreements": one.agreements,
        "words": one.words,
        "unplaced": one.unplaced,
        "sample": one.sample,
        "sample_judged": one.sample_judged,
        "merged_groups": one.groups,
        "groups_differ": one.differ,
    }


def _notice(notice: Notice) -> dict[str, Any]:
    text = f"{notice.message} {notice.remedy}"
    return {"code": notice.code, "file": notice.file, "sheet": notice.sheet, "row": notice.row, "message": text}


def _show(reviews: Sequence["Review"], failed: Sequence[Notice]) -> None:
    from rich.text import Text

    from overlap.review.outcome.progress import progress, together

    from .console import out, warn

    console = out()
    columns = [(review.file, progress(review)) for review in reviews]
    if len(reviews) > 1:
        columns.append((_("together"), together(reviews)))
    rows: list[tuple[str, list[str]]] = [
        (_("speaks for"), [_behalf(review) for review in reviews]),
        (_("pairs judged"), [_of(one.judged, one.pairs) for _name, one in columns]),
        (_("still open"), [str(one.open) for _name, one in columns]),
        *_each(_verdict_labels(), [_by_name(one.verdicts) for _name, one in columns]),
        *_each(_action_labels(), [_by_name(one.actions) for _name, one in columns]),
        (_("pairs of their own"), [str(one.own) for _name, one in columns]),
        (_("gaps judged"), [_of(one.gaps_judged, one.gaps) for _name, one in columns]),
        (_("agreements"), [str(one.agreements) for _name, one in columns]),
        (_("words"), [str(one.words) for _name, one in columns]),
        (_("remarks"), [str(one.remarks) for _name, one in columns]),
        (_("comments on cells"), [str(one.comments) for _name, one in columns]),
        (_("not placed"), [str(one.unplaced) for _name, one in columns]),
    ]
    if any(one.sample for _name, one in columns):
        rows.insert(3, (_("sample judged, apart"), [_of(one.sample_judged, one.sample) for _name, one in columns]))
    if any(one.groups for _name, one in columns):
        rows.insert(1, (_("merged of copies"), [str(one.groups or "") for _name, one in columns]))
        rows.insert(4, (_("of those the groups differ on"), [str(one.differ) if one.groups else "" for _name, one in columns]))
    for start in range(0, len(columns), _BESIDE):
        console.print()
        part = slice(start, start + _BESIDE)
        console.print(_table([name for name, _one in columns[part]], [(name, cells[part]) for name, cells in rows]))
    if len({review.facts.fingerprint for review in reviews}) > 1:
        text = _("These workbooks are not all of the same comparison; together they count the pairs of each.")
        console.print(Text("\n" + text, style="yellow"))
    for review in reviews:
        if review.unplaced:
            console.print(Text("\n" + _("Not placed, in {file}:").format(file=review.file), style="bold"))
            for one in review.unplaced:
                console.print(Text(f"  {_place(one)}: {_why(one)}: {_said(one)}"))
    warn((notice for review in reviews for notice in review.notices), everything=True)
    warn(failed, everything=True)


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
    return [(f"  {label}", [str(one.get(name, 0)) for one in counts]) for name, label in labels.items()]


def _by_name(counts: "Mapping[AnyVerdict, int] | Mapping[AnyAction, int]") -> dict[str, int]:
    return {str(name): n for name, n in counts.items()}


def _verdict_labels() -> dict[str, str]:
    from overlap.model.labels import VERDICTS

    return {name: _(label) for name, label in VERDICTS.items()}


def _action_labels() -> dict[str, str]:
    from overlap.model.labels import ACTIONS

    return {name: _("action: {label}").format(label=_(label)) for name, label in ACTIONS.items()}


def _behalf(review: "Review") -> str:
    if review.who.behalf == "both":
        return _("both")
    return review.who.behalf or (f"{review.who.said}?" if review.who.said else _("not said"))


def _place(one: "Unplaced") -> str:
    return Notice("", sheet=one.source.sheet, row=one.source.row).place


def _why(one: "Unplaced") -> str:
    from overlap.model.labels import WHY_SHORT

    return _(WHY_SHORT[one.why])


def _said(one: "Unplaced") -> str:
    texts = [text for name, text in one.values.items() if text] + [comment.text for comment in one.comments]
    return " | ".join(" ".join(text.split()) for text in texts)
