"""`overlap template vmbo|mbo|begrippen|kaarten`: an explained spreadsheet to fill in."""

from overlap.locale import gettext as _
from overlap.locale import ngettext

from .typed.options import CardsDocumentArgument, ForceOption, FormKindArgument, FormOutputOption, OneKwalificatieOption


def template(
    kind: FormKindArgument,
    document: CardsDocumentArgument = None,
    kwalificatie: OneKwalificatieOption = None,
    output: FormOutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write an explained spreadsheet to fill in."""
    from overlap.tasks.template import TemplateRequest, run

    from .terminal.console import out

    request = TemplateRequest(
        kind=kind.value, document=document, kwalificaties=tuple(kwalificatie or ()), output=output, force=force
    )
    outcome = run(request)
    if outcome.kept:
        out().print(_("The form that was there is kept as {path}.").format(path=outcome.kept))
    written = _("Written: {path}. The sheet “{sheet}” explains each column.")
    out().print(written.format(path=outcome.written, sheet=_("Explanation")))
    if outcome.of:
        text = ngettext("{n} of {all} goals has no card yet.", "{n} of {all} goals have no card yet.", outcome.goals)
        out().print(text.format(n=outcome.goals, all=outcome.of))
        out().print(_("Next: overlap compare VMBO MBO --kaarten {path}").format(path=outcome.written))
