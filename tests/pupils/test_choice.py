"""Which sentences are asked, and the forms in which they are put before pupils."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from overlap.model import Heading
from overlap.pupils.choice import MOST, NEW, choose
from overlap.pupils.form_csv import as_csv
from overlap.pupils.page import as_page
from overlap.pupils.sheet import as_sheet
from overlap.review.outcome.result import result

from ..support.browser import axe, needs_axe
from ..support.reports import decision, facts, goal, judged, review


def group(overlaps, gaps, *, dropped=()):
    """What a group decided: so many pairs repeat, so many mbo items are new; of some pairs the item is dropped."""
    vmbo = [replace(goal("vmbo", n), text=f"De kandidaat kan taak {n} uitvoeren") for n in range(1, overlaps + 1)]
    mbo = [goal("mbo", n) for n in range(1, overlaps + 1)]
    new = [replace(goal("mbo", n), text=f"<b>werk {n}</b> uitvoeren") for n in range(overlaps + 1, overlaps + gaps + 1)]
    new = [replace(one, section=(Heading(f"B{n % 4}", "Kerntaak"),)) for n, one in enumerate(new)]
    known = facts([*vmbo, *mbo, *new], [(n, n, None, None) for n in range(1, overlaps + 1)])
    verdicts = [judged(n, n, "repetition", "drop in mbo" if n in dropped else "") for n in range(1, overlaps + 1)]
    return result([review(known, *verdicts, *(decision("gaps", "", one.id, verdict="gap") for one in new))])


def asked(check, called):
    """The sentences about what was called so."""
    return {question.text for question in check.questions if question.called == called}


def test_what_has_consequences_goes_first_and_some_is_new():
    check = choose(group(40, 20, dropped=(33, 38)))
    assert len(check.questions) == MOST
    assert len(asked(check, "new")) == NEW
    assert {"Ik heb geleerd: taak 33 uitvoeren.", "Ik heb geleerd: taak 38 uitvoeren."} <= asked(check, "overlap")
    assert (check.overlaps, check.new) == (40, 20)
    assert {question.module for question in check.questions if question.called == "new"} == {f"B{n} Kerntaak" for n in range(4)}
    assert choose(group(40, 20, dropped=(33, 38))) == check, "the same decisions give the same check"


@pytest.mark.parametrize(("overlaps", "gaps"), [(3, 40), (40, 2), (0, 0), (1, 1)])
def test_what_one_kind_leaves_the_other_may_take(overlaps, gaps):
    questions = choose(group(overlaps, gaps)).questions
    assert len(questions) == min(MOST, overlaps + gaps)
    assert len({question.text for question in questions}) == len(questions)


def test_plain_sentences_go_before_hard_ones_and_vague_ones_are_never_asked():
    decided = group(MOST + 5, 0, dropped=(1, 2))
    known = [judged.vmbo for judged in decided.judged]
    texts = ["kan de methodiek toepassen", "Treedt op als vraagbaak"]
    changed = {goal.id: replace(goal, text=text, kind="werkproces") for goal, text in zip(known, texts, strict=False)}
    vague = [replace(one, vmbo=changed.get(one.vmbo.id, one.vmbo), mbo=None) for one in decided.judged]
    check = choose(replace(decided, judged=tuple(vague)))
    assert len(check.questions) == MOST
    assert not any("methodiek" in question.text or "vraagbaak" in question.text for question in check.questions)
    assert check.vague == 1
    few = choose(replace(decided, judged=tuple(vague[:4])))
    assert {"Ik heb geleerd: de methodiek toepassen."} <= asked(few, "overlap"), "hard, but there is no plainer one"
    assert len(few.questions) == 3


def test_the_forms_ask_every_sentence_and_no_name():
    check = choose(group(4, 4))
    texts = [question.text for question in check.questions]
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(check)))
    cells = [cell.value for row in book.active.iter_rows() for cell in row]
    assert [value for value in cells if value in texts] == texts
    assert book.active.data_validations.dataValidation[0].formula1 == '"g,d,n"'
    rows = list(csv.reader(io.StringIO(as_csv(check).decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == texts
    assert rows[1][2:5] == ["gehad", "deels", "niet"]
    page = as_page(check).decode()
    assert "&lt;b&gt;werk" in page
    assert "<b>" not in page
    assert page.count('<span class="box">') == 3 * len(texts)
    assert "vmbo doel" not in page


@needs_axe
def test_axe_finds_no_violation_on_the_page(tmp_path):
    path = tmp_path / "check.html"
    path.write_bytes(as_page(choose(group(30, 10))))
    assert [found["violations"] for found in axe(path) if found["violations"]] == []
