"""`overlap skos [BEGRIPPEN] -o FILE.ttl`: the thesaurus, or a group's own words, for other vocabularies."""

from overlap.locale import ngettext

from .typed.options import ForceOutputOption, SkosOutputOption, WordsArgument


def skos(begrippen: WordsArgument = None, output: SkosOutputOption = None, force: ForceOutputOption = False) -> None:
    """Write words that mean the same as SKOS."""
    from overlap.tasks.skos import SkosRequest, run

    from .terminal.console import tell_written, warn

    outcome = run(SkosRequest(begrippen=begrippen, output=output, force=force))
    warn(outcome.notices)
    text = ngettext("{n} concept, with the words for it.", "{n} concepts, with the words for each.", outcome.concepts)
    tell_written([text.format(n=outcome.concepts)], outcome.written)
