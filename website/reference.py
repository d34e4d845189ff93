"""The page with all commands, made of the commands themselves: what `--help` says, with anchors and in tables."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from overlap.cli.app import command
from overlap.cli.typed.help import kind_of, meaning_of, names_of, panel_of, parameters, usage_of

HEAD: Final = """# Commando's en opties

Elk commando met alles wat erbij kan. Dezelfde uitleg geeft het programma zelf: `overlap --help` noemt de commando's, en
`overlap compare --help` alles van één commando. Deze bladzijde is daaruit gemaakt. Wie een Nederlands woord typt
(`overlap vergelijk`, `--uitvoer`), krijgt te horen hoe het hier heet.
"""


def reference() -> str:
    """Give the page in Markdown, in the language of this run."""
    return "\n".join((HEAD, *_group(command(), None, "overlap"))) + "\n"


def _group(group: Any, parent: Any, name: str) -> Iterator[str]:
    """All commands of a group, each with what it has; those of a group in it below its own heading."""
    context = group.context_class(group, info_name=name, parent=parent)
    for called in group.list_commands(context):
        member = group.commands[called]
        level = "##" if parent is None else "###"
        yield f"{level} `{context.command_path} {called}`\n"
        yield f"{member.help}\n"
        if getattr(member, "commands", {}):
            yield from _group(member, context, called)
        else:
            yield from _command(member, member.context_class(member, info_name=called, parent=context))


def _command(member: Any, context: Any) -> Iterator[str]:
    arguments, options = parameters(member, context)
    yield _code(usage_of(member, context))
    if member.epilog:
        yield f"Bijvoorbeeld:\n\n{_code(member.epilog)}"
    if arguments:
        yield _table("Wat je noemt", ((kind_of(argument), meaning_of(argument)) for argument in arguments))
    for panel in dict.fromkeys(map(panel_of, options)):
        of_panel = (option for option in options if panel_of(option) == panel)
        yield _table(panel, ((names_of(option), meaning_of(option)) for option in of_panel))


def _code(text: str) -> str:
    return f"```\n{text}\n```\n"


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    """A table of names and what they mean, headed by what they are."""
    cells = (f"| <code>{_cell(name)}</code> | {_cell(meaning)} |" for name, meaning in rows)
    return "\n".join((f"| {title} | Wat het doet |", "| --- | --- |", *cells)) + "\n"


def _cell(text: str) -> str:
    return escape(text, quote=False).replace("|", "&#124;")
