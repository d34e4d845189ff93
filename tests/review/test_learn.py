"""Learning from decisions: words of the region, how right the proposals were, what was missed."""

from dataclasses import replace

import openpyxl
import pytest

from overlap.analysis import compare, load_begrippen, sample
from overlap.analysis.fingerprint import fingerprint
from overlap.model import Band, Curriculum, Goal, Heading, Settings, Source, with_ids
from overlap.review.lessons.learn import learn
from overlap.tasks.learn import sentences
from overlap.workbook.comparison.workbook import workbook
from overlap.workbook.form.hidden_sheet import Facts
from overlap.workbook.plain.learned import learned_book
from overlap.workbook.readback.decisions import read_review

from ..support.reviews import filled


def reviewed(comparison, cells, tmp_path, name="ingevuld.xlsx"):
    path = tmp_path / name
    path.write_bytes(filled(workbook(comparison), cells))
    return read_review(path)


def curriculum(side, kind, *those):
    goals = [
        Goal(text=text, kind=kind, source=Source("a", "b", n), code=f"{side[0]}{n}", section=(Heading("K1", "Tuin"),))
        for n, text in those
    ]
    return Curriculum(kind=side, title=side, goals=with_ids(goals), file=f"{side}.xlsx", sha256=side)


@pytest.fixture(scope="module")
def region():
    """A region that calls a wheelbarrow a snorrebak in the vmbo and a kruizel in the mbo."""
    vmbo = ["de snorrebak klaarzetten", "een snorrebak verplaatsen", "het gras maaien", "bollen planten", "een hekwerk verven"]
    mbo = ["zorgt dat de kruizel gereed is", "verrijdt de kruizel", "maait gazons", "poot gewassen", "schildert houtwerk"]
    vmbo += [f"{thing} bestellen" for thing in ("zaden", "potten", "mest", "tegels", "grind", "planken", "lampen")]
    mbo += [f"beheert {thing}" for thing in ("facturen", "voertuigen", "sleutels", "dieren", "kassen", "netwerken", "verf")]
    left = curriculum("vmbo", "eindterm", *enumerate((f"De kandidaat kan {text}." for text in vmbo), 1))
    return left, curriculum("mbo", "werkproces", *enumerate(mbo, 1))


@pytest.fixture
def learned(region, tmp_path):
    """What a group teaches that adds the two pairs itself."""
    first = compare(*region)
    named = Facts(first).labels
    cells = {
        ("own", f"own-{n + 1}"): {
            "vmbo goal": named["vmbo", region[0].goals[n].id],
            "mbo item": named["mbo", region[1].goals[n].id],
            "verdict": "herhaling",
        }
        for n in (0, 1)
    }
    return learn([reviewed(first, cells, tmp_path)])


def test_words_that_meet_in_pairs_of_the_groups_own_are_learned(learned):
    assert [(one.terms, one.source, one.times) for one in learned.words if one.sure] == [(("snorrebak", "kruizel"), "pairs", 2)]
    assert learned.words[0].examples == ("v1 + m1", "v2 + m2")


def test_learned_words_raise_the_score_of_such_pairs(region, learned, tmp_path):
    path = tmp_path / "begrippen.xlsx"
    path.write_bytes(learned_book(learned, list(sentences(learned))))
    settings = Settings(begrippen=load_begrippen(path))
    assert [begrip.terms for begrip in settings.begrippen.begrippen] == [("snorrebak", "kruizel")]
    assert settings.begrippen.warnings == ()
    scores = [{p.id: p.score for p in compare(*region, chosen).pairs} for chosen in (Settings(), settings)]
    for n in (0, 1):
        pair = f"{region[0].goals[n].id}+{region[1].goals[n].id}"
        assert scores[1][pair] > scores[0][pair] + 0.1
    other = f"{region[0].goals[2].id}+{region[1].goals[4].id}"
    assert scores[1][other] < scores[0][other] + 0.1


def test_what_is_only_a_thought_is_not_read(learned, tmp_path):
    doubt = replace(learned, words=(*learned.words, replace(learned.words[0], terms=("gras", "gazon"), sure=False)))
    path = tmp_path / "begrippen.xlsx"
    path.write_bytes(learned_book(doubt, []))
    assert openpyxl.load_workbook(path).sheetnames == ["Begrippen", "Misschien", "Hoe goed klopte het"]
    assert [begrip.terms for begrip in load_begrippen(path).begrippen] == [("snorrebak", "kruizel")]


def test_a_pair_without_overlap_speaks_against_its_words(region, tmp_path):
    wide = compare(*region, Settings(from_band=Band.POSSIBLE))
    added = sample(wide, 200, "x")
    chosen = {(one.pair.vmbo.code, one.pair.mbo.code): one.pair.id for one in added}
    verdicts = {("v1", "m1"): "herhaling", ("v1", "m2"): "geen overlap", ("v2", "m1"): "geen overlap"}
    cells = {("review", chosen[pair]): {"verdict": verdict} for pair, verdict in verdicts.items()}
    found = learn([reviewed(replace(wide, added=added), cells, tmp_path)])
    assert not any("kruizel" in one.terms for one in found.words)


def test_words_of_the_group_itself_are_taken_unless_the_thesaurus_knows_them(zorg, tmp_path):
    cells = {
        ("own words", "own-1"): {"vmbo": "boodschappenbriefje", "mbo": "bestelstaat", "agreed": "bestellijst"},
        ("own words", "own-2"): {"vmbo": "schoonmaken", "mbo": "reinigen"},
    }
    found = learn([reviewed(zorg, cells, tmp_path)])
    assert [one.terms for one in found.words] == [("bestellijst", "boodschappenbriefje", "bestelstaat")]
    assert found.words[0].source == "own words"


def test_how_often_each_band_was_right(zorg, tmp_path):
    certain = [pair.id for pair in zorg.proposed if pair.band == Band.CERTAIN][:5]
    verdicts = ["herhaling", "verdieping", "verwant", "geen overlap", "later bespreken"]
    cells = {("review", pair): {"verdict": verdict} for pair, verdict in zip(certain, verdicts, strict=True)}
    found = learn([reviewed(zorg, cells, tmp_path)])
    band = found.bands[0]
    assert (band.band, band.judged, band.related, band.overlap) == (Band.CERTAIN, 4, 3, 2)
    assert "zeker: 22 voorgesteld, 4 beoordeeld" in "\n".join(sentences(found))


def test_copies_of_one_comparison_are_one_voice(zorg, tmp_path):
    a, b = (pair.id for pair in zorg.proposed[:2])
    said = [{a: "herhaling", b: "verwant"}, {a: "verdieping", b: "geen overlap"}]
    copies = [
        reviewed(zorg, {("review", pair): {"verdict": v} for pair, v in those.items()}, tmp_path, f"{n}.xlsx")
        for n, those in enumerate(said)
    ]
    found = learn(copies)
    assert sum(band.judged for band in found.bands) == 1
    assert sum(band.overlap for band in found.bands) == 1
    assert found.divided == 1


def test_without_a_sample_it_says_that_it_cannot_know(zorg, tmp_path):
    found = learn([reviewed(zorg, {("review", zorg.proposed[0].id): {"verdict": "herhaling"}}, tmp_path)])
    assert found.missed is None
    assert "kun je aan voorstellen alleen niet zien" in "\n".join(sentences(found))


def test_a_sample_tells_what_was_missed(zorg, tmp_path):
    added = sample(zorg, 30, fingerprint(zorg))
    low = [one for one in added if one.of == max(other.of for other in added)]
    cells = {("review", one.pair.id): {"verdict": "geen overlap"} for one in added}
    cells["review", low[0].pair.id] = {"verdict": "herhaling"}
    cells |= {("review", pair.id): {"verdict": "herhaling"} for pair in zorg.proposed}
    missed = learn([reviewed(replace(zorg, added=added), cells, tmp_path)]).missed
    assert (missed.judged, missed.of) == (30, len(zorg.pairs) - len(zorg.proposed))
    assert missed.overlap.value == pytest.approx(low[0].of / low[0].drawn)
    assert missed.overlap.low < missed.overlap.value < missed.overlap.high
    share = len(zorg.proposed) / (len(zorg.proposed) + missed.overlap.value)
    assert missed.found.value == pytest.approx(share)
    assert missed.found.low < share < missed.found.high
