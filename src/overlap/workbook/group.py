"""Who judged: the answers on the first sheet, found by their keys or else by the questions."""

from typing import Final

from overlap.locale import in_every_language
from overlap.model import Behalf, Who
from overlap.reading.cells import CellBook, Cells

from .fields import WHO
from .labels import folded, questions
from .tables import key_of

_BEHALF: Final[tuple[Behalf, ...]] = ("vmbo", "mbo", "both")


def who(book: CellBook) -> Who:
    """Who judged; of several copies of the sheet the first answer to each question."""
    answers: dict[str, str] = {}
    for sheet in book.sheets:
        for name, answer in _answers(sheet).items():
            answers.setdefault(name, answer)
    said = answers.get("on behalf of", "")
    return Who(
        answers.get("group", ""),
        answers.get("school", ""),
        answers.get("vmbo names", ""),
        answers.get("mbo names", ""),
        behalf(said),
        said,
        answers.get("date", ""),
    )


def behalf(said: str) -> Behalf:
    """For whom somebody speaks, by what they typed: "" where that is not clear."""
    text = folded(said)
    both = {"vmbo+mbo", "vmbo/mbo", "vmbo&mbo", "vmboenmbo", "vmbombo", "mboenvmbo"}
    if text in both | {folded(label) for label in in_every_language("both")}:
        return "both"
    return next((one for one in _BEHALF if text == one), "")


def _answers(sheet: Cells) -> dict[str, str]:
    """By question: what stands under the key for answers, or else right of the question."""
    keys = {key_of("who", name): name for name, _question in WHO}
    named = next((m for row in sheet.rows for m, text in enumerate(row) if text == key_of("who", "answer")), None)
    keyed = {n: keys[text] for n, row in enumerate(sheet.rows) for text in row if text in keys}
    asked = {
        n: (questions()[folded(text)], m)
        for n, row in enumerate(sheet.rows)
        for m, text in enumerate(row)
        if folded(text) in questions()
    }
    if len(keyed) < 2 and len({name for name, _column in asked.values()}) < len(WHO) // 2:
        return {}
    found: dict[str, str] = {}
    for n, row in enumerate(sheet.rows):
        name, question = asked.get(n, (keyed.get(n, ""), -1))
        if not name:
            continue
        right = (text for m, text in enumerate(row) if m > question >= 0 and text)
        answer = sheet.cell(n, named) if named is not None else ""
        answer = answer if answer and folded(answer) not in questions() else next(right, "")
        if answer:
            found.setdefault(name, answer)
    return found
