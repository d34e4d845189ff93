"""`overlap page WORKBOOK`: a page to judge on, one pair at a time, in any browser."""

from .typed.options import ForceOutputOption, OpenPageOption, PageOutputOption, WorkbookArgument


def page(
    workbook: WorkbookArgument, output: PageOutputOption = None, open_: OpenPageOption = False, force: ForceOutputOption = False
) -> None:
    """Write the page."""
    from overlap.locale import gettext as _
    from overlap.locale import ngettext
    from overlap.tasks.page import PageRequest, run

    from .terminal.console import tell_kept, tell_written, warn
    from .terminal.opening import show

    outcome = run(PageRequest(workbook=workbook, output=output, force=force))
    warn(outcome.notices)
    tell_written(
        [
            _("To judge: {pairs} and {gaps}.").format(
                pairs=ngettext("{n} pair", "{n} pairs", outcome.pairs).format(n=outcome.pairs),
                gaps=ngettext("{n} gap", "{n} gaps", outcome.gaps).format(n=outcome.gaps),
            ),
            _("Open it in a browser. What is saved there comes into the workbook with: overlap merge WORKBOOK FILE.json"),
        ],
        outcome.written,
    )
    tell_kept(outcome.kept)
    if open_:
        show(outcome.written)
