"""The check as a page to print: one sheet per pupil, with boxes to tick, upright on A4.

One file without script or network. The template escapes every text.
"""

from pathlib import Path
from typing import Final

from overlap.locale import gettext as _
from overlap.locale import language
from overlap.output.templates import templates_in

from .choice import Check
from .words import WHERE, labels

_FOLDER: Final = Path(__file__).parent


def as_page(check: Check) -> bytes:
    """Write the check as the bytes of an .html file, to print once per pupil; the same bytes for the same check."""
    texts = {
        "title": _("What have you learnt?"),
        "asked": _(
            "Tick one box after each sentence. Did you have it? Then write where: in which lesson, on placement, at work …"
        ),
        "nameless": _("Write no name on it, and no number. You cannot do it wrong: it is about the lessons, not about you."),
        "sentence": _("Sentence"),
        "where": _(WHERE),
        "table": _("The sentences"),
    }
    made = (
        templates_in(_FOLDER)
        .get_template("page.html.jinja")
        .render(language=language(), texts=texts, labels=labels(), questions=check.questions)
    )
    return made.encode("utf-8")
