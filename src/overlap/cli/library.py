"""`overlap library add|show|check|remove`: what groups decided, in one open file for others."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import typer

from overlap.locale import gettext as _
from overlap.locale import ngettext

from .typed.options import (
    CalledOption,
    ChangedLibraryOption,
    GroupsToRemoveArgument,
    JsonOption,
    LibraryArgument,
    LibraryOutputOption,
    LicenceOption,
    RemarksOption,
    ToLibraryArgument,
)

if TYPE_CHECKING:
    from overlap.library.account import DividedPair, LibraryAccount
    from overlap.library.decisions import Library
    from overlap.tasks.library import LibraryChange

_DIFFER = 10  # pairs shown on which groups differ
_TEXT = 60  # characters of a goal


def add(
    files: ToLibraryArgument,
    output: LibraryOutputOption,
    called: CalledOption = "",
    licence: LicenceOption = "",
    remarks: RemarksOption = False,
) -> None:
    """Put what groups decided into a library."""
    from overlap.tasks.library import AddRequest
    from overlap.tasks.library import add as add_to

    request = AddRequest(files=tuple(files), output=output, name=called, license=licence, remarks=remarks)
    _tell(add_to(request))


def remove(groups: GroupsToRemoveArgument, output: ChangedLibraryOption) -> None:
    """Take all decisions of a group out of a library."""
    from overlap.tasks.library import RemoveRequest
    from overlap.tasks.library import remove as remove_from

    _tell(remove_from(RemoveRequest(groups=tuple(groups), output=output)))


def show(files: LibraryArgument, json: JsonOption = False) -> None:
    """Tell what is in a library."""
    from overlap.tasks.library import ShowRequest
    from overlap.tasks.library import show as what_is_in

    from .terminal.console import warn

    outcome = what_is_in(ShowRequest(files=tuple(files)))
    warn(outcome.notices)
    if json:
        from json import dumps

        typer.echo(dumps(as_json(outcome.account), ensure_ascii=False, indent=1))
    else:
        _show(outcome.account)


def check(files: LibraryArgument) -> None:
    """Look at every row of a library."""
    from overlap.tasks.library import ShowRequest
    from overlap.tasks.library import check as look_at

    from .terminal.console import out, warn

    outcome = look_at(ShowRequest(files=tuple(files)))
    warn(outcome.problems, everything=True)
    warn(outcome.notices, everything=True)
    for read in outcome.files:
        wrong = sum(problem.file == read.file for problem in outcome.problems)
        kept = f"{read.file}: {_size(read.library)}"
        text = ngettext("{n} row cannot be right", "{n} rows cannot be right", wrong).format(n=wrong) if wrong else _("in order")
        out().print(f"{kept}: {text}")
    if outcome.problems:
        raise typer.Exit(2)


def as_json(account: "LibraryAccount") -> dict[str, Any]:
    """Give what is in a library in the form that other programs read; verdicts have their words in files."""
    from overlap.model.written import written

    def named(counts: "Mapping[Any, int]") -> dict[str, int]:
        return {written(verdict): n for verdict, n in counts.items()}

    return {
        "decisions": account.decisions,
        "pairs": account.pairs,
        "shared": account.shared,
        "vmbo": account.vmbo,
        "mbo": account.mbo,
        "license": account.license,
        "kwalificaties": dict(account.kwalificaties),
        "verdicts": named(account.verdicts),
        "groups": [
            {
                "group": group.number,
                "names": list(group.names),
                "behalf": list(group.behalf),
                "decisions": group.decisions,
                "first": group.first,
                "last": group.last,
            }
            for group in account.groups
        ],
        "differ": [
            {"vmbo": pair.vmbo.code or pair.vmbo.text, "mbo": pair.mbo.code or pair.mbo.text, "groups": named(pair.groups)}
            for pair in account.divided
        ],
    }


def _tell(change: "LibraryChange") -> None:
    """Print what was written, and what that changed."""
    from .terminal.console import tell_written, warn

    warn(change.notices)
    counts = (
        (_("new decisions: {n}"), change.new),
        (_("{n} took the place of an older one of the same group"), change.replaced),
        (_("{n} taken out"), change.gone),
    )
    told = [text.format(n=n) for text, n in counts if n] or [_("nothing new")]
    whole = _("In the library: {size}").format(size=_size(change.library))
    tell_written([", ".join(told), whole], change.written)


def _size(library: "Library") -> str:
    """How many decisions of how many groups."""
    from overlap.model.labels import library_in_words

    return library_in_words(len(library.decisions), len(library.groups))


def _show(account: "LibraryAccount") -> None:
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from overlap.model.labels import label

    from .terminal.console import out

    console = out()
    console.print()
    facts = [
        (_("Decisions"), ", ".join(f"{n} {label(verdict)}" for verdict, n in account.verdicts.most_common())),
        (_("Pairs"), _("{pairs}; {shared} of them judged by several groups").format(pairs=account.pairs, shared=account.shared)),
        (_("Texts"), _("{vmbo} of the vmbo, {mbo} of the mbo").format(vmbo=account.vmbo, mbo=account.mbo)),
        (_("Kwalificaties"), "; ".join(f"{title}: {n}" for title, n in account.kwalificaties.items())),
        (_("Licence"), account.license or _("not stated")),
    ]
    for name, text in facts:
        console.print(Text.assemble((f"  {name}: ", "bold"), text))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in (_("Group"), _("Called"), _("On behalf of"), _("decisions"), _("from"), _("up to")):
        table.add_column(head)
    for group in account.groups:
        behalf = ", ".join(_("both") if side == "both" else side for side in group.behalf)
        cells = (group.number, ", ".join(group.names) or "–", behalf or "–", str(group.decisions), group.first, group.last)
        table.add_row(*map(Text, cells))
    console.print(Padding(table, (1, 0, 1, 2), expand=False))
    if account.divided:
        text = ngettext("Groups differ on {n} pair:", "Groups differ on {n} pairs:", len(account.divided))
        console.print("  " + text.format(n=len(account.divided)))
        for line in _divided(account.divided[:_DIFFER]):
            console.print(Text(f"  {line}"))
        if len(account.divided) > _DIFFER:
            console.print("  " + _("… and {n} more").format(n=len(account.divided) - _DIFFER))


def _divided(pairs: "tuple[DividedPair, ...]") -> "Iterator[str]":
    from overlap.model.elsewhere import ElsewherePair
    from overlap.model.labels import elsewhere_in_words
    from overlap.model.text import begun

    for pair in pairs:
        texts = (begun(f"{text.code} {text.text}".strip(), _TEXT) for text in (pair.vmbo, pair.mbo))
        said = ElsewherePair(groups={str(verdict): n for verdict, n in pair.groups.items()})
        yield f"{' ↔ '.join(texts)}: {elsewhere_in_words(said)}"
