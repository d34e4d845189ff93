"""Why a pair was proposed or not: the figures add up, and goals are found by what people call them."""

from dataclasses import replace
from math import exp, log

import pytest

from overlap.analysis import compare
from overlap.analysis.explanation import explain
from overlap.matching import CONTEXT, PIECES
from overlap.matching.evidence import LABELS, SEMANTIC
from overlap.matching.generic import OTHER_LANGUAGE, OTHERS_OF_EINDTERM
from overlap.matching.scores import OTHERS, REST
from overlap.model import BANDS, Band, Settings, with_extra
from overlap.problems import Unusable
from overlap.reading import read

from ..support.checkout import EXAMPLES

EVIDENCE = {*PIECES, *CONTEXT, REST, OTHERS["verwant"]}


def explained(zorg, pair, settings=None):
    return explain(zorg.vmbo, zorg.mbo, pair.vmbo.id, pair.mbo.id, settings)


def test_every_piece_of_evidence_has_a_name_for_a_teacher():
    assert set(LABELS) == {*EVIDENCE, SEMANTIC, OTHERS_OF_EINDTERM["verwant"], OTHER_LANGUAGE}
    assert len(set(LABELS.values())) == len(LABELS)


@pytest.mark.parametrize("n", [0, 5, 300, -1])
def test_the_contributions_add_up_to_the_score(zorg, n):
    pair = zorg.pairs[n]
    found = explained(zorg, pair).explanation
    odds = log(found.average / (1 - found.average)) + sum(piece.contribution for piece in found.pieces)
    assert 1 / (1 + exp(-odds)) == pytest.approx(pair.score, abs=1e-4)


def test_where_two_programmes_have_little_in_common_the_figures_add_up_too(zorg):
    techniek = read(EXAMPLES / "techniek" / "vmbo.xlsx")
    pair = compare(techniek, zorg.mbo).pairs[0]
    found = explain(techniek, zorg.mbo, pair.vmbo.id, pair.mbo.id).explanation
    assert found.lowered > 0
    odds = log(found.average / (1 - found.average)) + sum(piece.contribution for piece in found.pieces)
    assert 1 / (1 + exp(-odds)) == pytest.approx(pair.score, abs=1e-4)


def test_it_says_what_the_comparison_says(zorg):
    pair = zorg.proposed[0]
    found = explained(zorg, pair)
    assert found.outcome == "proposed"
    assert found.explanation.pair == pair
    assert (found.vmbo, found.mbo) == (pair.vmbo, pair.mbo)


def test_a_piece_is_placed_among_all_pairs(zorg):
    best, worst = (explained(zorg, zorg.pairs[n]).explanation for n in (0, -1))
    above = [{piece.name: piece.above for piece in e.pieces} for e in (best, worst)]
    assert set(above[0]) == EVIDENCE
    assert above[0]["likeness"] > 0.95 > above[1]["likeness"]
    assert all(0 <= share < 1 for part in above for share in part.values())


def test_the_rank_in_row_and_column(zorg):
    found = explained(zorg, zorg.pairs[0]).explanation
    assert (found.rank_of_goal, found.rank_of_item) == (1, 1)
    assert (len(found.of_goal), len(found.of_item)) == (len(zorg.mbo.goals), len(zorg.vmbo.goals))
    assert [p.score for p in found.of_goal] == sorted((p.score for p in found.of_goal), reverse=True)


def test_words_say_how_alike_and_how_rare_they_are(zorg):
    pair = next(p for p in zorg.proposed if any(b.startswith("ander woord") for b in p.because))
    found = explained(zorg, pair).explanation
    assert found.words
    for word in found.words:
        assert 0 < word.likeness <= 1
        assert 0 <= max(word.vmbo_in, word.mbo_in) <= found.texts == len(zorg.vmbo.goals) + len(zorg.mbo.goals)


def test_why_a_pair_is_not_proposed(zorg):
    low = next(p for p in zorg.pairs if p.score < 0.1)
    assert explained(zorg, low).outcome == "below-threshold"
    missing = [piece for piece in explained(zorg, low).explanation.pieces if piece.missing > 0]
    assert missing
    likely = next(p for p in zorg.proposed if p.band == Band.POSSIBLE)
    assert explained(zorg, likely, Settings(from_band=BANDS[0])).outcome == "below-band"
    second = next(p for p in zorg.proposed if explained(zorg, p).explanation.rank_of_goal == 2)
    assert explained(zorg, second, Settings(max_per_goal=1)).outcome == "pushed-out"


def test_the_outcome_is_what_the_comparison_did(zorg):
    settings = Settings(max_per_goal=1, from_band=Band.LIKELY)
    proposed = {p.id for p in compare(zorg.vmbo, zorg.mbo, settings).proposed}
    for pair in zorg.pairs[:60:6]:
        assert (explained(zorg, pair, settings).outcome == "proposed") == (pair.id in proposed)


def test_a_goal_of_another_leerweg_or_kwalificatie_was_filtered(zorg):
    vmbo = replace(zorg.vmbo, goals=tuple(replace(g, levels=("BB",) if n else ("GL",)) for n, g in enumerate(zorg.vmbo.goals)))
    mbo = replace(zorg.mbo, goals=tuple(with_extra(g, {"kwalificatie": "B" if n else "A"}) for n, g in enumerate(zorg.mbo.goals)))
    one, other = vmbo.goals[0].id, mbo.goals[0].id
    assert explain(vmbo, mbo, one, other).explanation
    found = explain(vmbo, mbo, one, other, Settings(leerweg="BB"))
    assert (found.outcome, found.explanation) == ("leerweg", None)
    assert explain(vmbo, mbo, one, other, Settings(kwalificaties=("B",))).outcome == "kwalificatie"


def test_goals_are_found_by_what_people_call_them(sheet):
    vmbo = read(
        sheet([["Code", "Eindterm"], ["P/ZW/01/01-01", "Koken"], ["A1, A2", "Wassen"], ["B 1", "Strijken"], ["B 1", "Vouwen"]])
    )
    mbo = read(sheet([["Code", "Werkproces"], ["B1-K1-W1", "Kookt"], ["B1-K1-W2", "Wast"]], "mbo.xlsx"), expected="mbo")

    def text(code):
        return explain(vmbo, mbo, code, "b1-k1-w1").vmbo.text

    assert text(" p/zw/01/01-01") == "Koken"
    assert text("A2") == text("A1, A2") == "Wassen"
    assert text("B1#1") == "Strijken"
    assert text("B 1#2") == "Vouwen"
    assert text(vmbo.goals[3].id) == "Vouwen"
    with pytest.raises(Unusable, match=r"B1#1 ‘Strijken’|B1#1 “Strijken”") as found:
        text("B1")
    assert found.value.notice.code == "ambiguous-goal"
    assert vmbo.goals[3].id in str(found.value)
    with pytest.raises(Unusable, match=r"Het lijkt het meest op: P/ZW/01/01-01"):
        text("P/ZW/01/01-07")
    for nothing in ("", "#1", "B1#9"):
        with pytest.raises(Unusable):
            text(nothing)
