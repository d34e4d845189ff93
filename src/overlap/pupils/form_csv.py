"""The sentences as a list to make a form of, in a tool for forms: a row per question, with its answers."""

import csv
import io

from overlap.locale import gettext as _
from overlap.model.text import safe

from .choice import Check
from .words import WHERE, labels


def as_csv(check: Check) -> bytes:
    """Write the sentences as a .csv: number, sentence, the three answers, and the question where it was learnt.

    A mark at the start tells spreadsheets that it is UTF-8.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((_("No."), _("Sentence"), *(_("answer {n}").format(n=n) for n in (1, 2, 3)), _("further question")))
    for number, question in enumerate(check.questions, 1):
        writer.writerow((number, safe(question.text), *labels(), f"{_(WHERE)} {question.text}"))
    return text.getvalue().encode("utf-8-sig")
