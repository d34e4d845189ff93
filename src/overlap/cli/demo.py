"""`overlap demo`: the main job on the bundled examples."""

from overlap.locale import gettext as _


def demo() -> None:
    """Run the comparison on invented examples."""
    from overlap.tasks.demo import run

    from .terminal.console import out, warn
    from .terminal.summary import summary

    outcome = run()
    beside = (outcome.library, outcome.avo, outcome.generic, outcome.judged, outcome.pupils)
    examples = ", ".join(map(str, (outcome.vmbo, outcome.mbo, outcome.pta, outcome.oer, *beside)))
    out().print(_("The invented examples stand in this folder: {files}").format(files=examples))
    warn(outcome.comparison.notices)
    summary(outcome.comparison)
    command = f"overlap route {outcome.vmbo} {outcome.mbo} --pta {outcome.pta} --oer {outcome.oer}"
    out().print("  " + _("And when is it taught? {command}").format(command=command))
    command = f"overlap compare {outcome.vmbo} {outcome.mbo} --library {outcome.library}"
    out().print("  " + _("And what did other groups decide? {command}").format(command=command))
    command = f"overlap compare {outcome.avo} {outcome.generic}"
    out().print("  " + _("And Nederlands, rekenen and loopbaan? {command}").format(command=command))
    command = f"overlap pupils {outcome.judged} --answers {outcome.pupils}"
    out().print("  " + _("And what do pupils say? {command}").format(command=command))
