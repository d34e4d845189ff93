"""`overlap learn REVIEWED.xlsx …`: words of the region, how right the proposals were, and what was missed."""

from overlap.locale import gettext as _

from .typed.options import FilledInArgument, ForceOption, WordsOutputOption


def learn(reviewed: FilledInArgument, output: WordsOutputOption = None, force: ForceOption = False) -> None:
    """Learn from decisions: words that mean the same here, and how right the proposals were."""
    from overlap.tasks.learn import LearnRequest, run

    from .terminal.console import out, tell_kept, warn

    outcome = run(LearnRequest(files=tuple(reviewed), output=output, force=force))
    warn(outcome.notices)
    words = outcome.learned.words
    sure = sum(word.sure for word in words)
    for line in outcome.sentences:
        out().print(line)
    if outcome.written is None:
        out().print(_("No words were learned, so no list was written."))
        return
    text = _("Words: {sure} to use, {maybe} to think about. Written: {path}. Read them before you use them.")
    out().print(text.format(sure=sure, maybe=len(words) - sure, path=outcome.written))
    tell_kept(outcome.kept)
    if sure:
        out().print(_("Next: overlap compare VMBO MBO --begrippen {path}").format(path=outcome.written))
