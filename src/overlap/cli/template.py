"""`overlap template vmbo|mbo|begrippen`: an empty, explained spreadsheet to fill in."""

from overlap.locale import gettext as _

from .typed.options import ForceOption, FormKindArgument, FormOutputOption


def template(kind: FormKindArgument, output: FormOutputOption = None, force: ForceOption = False) -> None:
    """Write an empty, explained spreadsheet to fill in."""
    from overlap.tasks.template import TemplateRequest, run

    from .console import out

    outcome = run(TemplateRequest(kind=kind.value, output=output, force=force))
    if outcome.kept:
        out().print(_("The form that was there is kept as {path}.").format(path=outcome.kept))
    written = _("Written: {path}. The sheet “{sheet}” explains each column.")
    out().print(written.format(path=outcome.written, sheet=_("Explanation")))
