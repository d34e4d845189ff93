"""What a pair is proposed to be: relation by its parts, herhaling or verdieping by what both ask, and how sure that is."""

from dataclasses import replace

import pytest

from overlap.language import open_lexicon
from overlap.matching import Sides, match
from overlap.matching.parts import Parts, describe_parts, parts_of_pair
from overlap.matching.progression import progression as progression_of
from overlap.matching.relation import relation
from overlap.matching.words.deeds import demand, named_in
from overlap.model import STANDARD_NAMES, Goal, Heading, Pair, ProgressionKind, Relation, Settings, Source, Sure, with_ids

NONE = Parts()


def vmbo(text, *levels):
    return Goal(text=text, kind="eindterm", source=Source("a", "b", 1), levels=levels)


def mbo(text, niveau="2", kind="werkproces", description=""):
    return Goal(text=text, kind=kind, source=Source("a", "b", 1), levels=(niveau,), description=description)


def progression(here, there, *, overlaps):
    ours, theirs = (demand(goal, open_lexicon().actions(goal.text)) for goal in (here, there))
    return progression_of(ours, theirs, overlaps=overlaps)


def proposed(here, there, *, overlaps=True):
    found = progression(here, there, overlaps=overlaps)
    return (found.kind, found.sure) if found else None


def test_of_a_bare_title_no_direction_is_said():
    long, title = vmbo("De kandidaat kan het oogsttijdstip van een gewas bepalen"), mbo("Verzorgt de oogst")
    told = mbo("Verzorgt de oogst", description="Bepaalt wanneer het gewas rijp is en oogst het.")
    knowledge = mbo("heeft kennis van het oogsten van gewassen", kind="kennis")
    for other, direction in ((title, None), (told, Relation.COVERS), (knowledge, Relation.COVERS)):
        assert Pair(long, other, 0.9, 0.8, relation=Relation.COVERS).direction == direction
    assert Pair(vmbo("oogst bepalen"), told, 0.9, 0.8, relation=Relation.PART_OF).direction is None
    for relation_ in (Relation.EQUAL, Relation.RELATED, None):
        assert Pair(long, title, 0.9, 0.8, relation=relation_).direction == relation_


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De kandidaat kan het toilet, de keuken en de gang schoonmaken", ("toilet", "keuken", "gang")),
        ("Ontvangt en controleert de bestelling", ("ontvangen", "controleren")),
        ("De kandidaat kan een maaltijd bereiden", ()),
        ("De kandidaat kan een klant helpen met afrekenen", ()),
        ("heeft kennis van reinigingsmiddelen en -methoden", ("reinigingsmiddelen", "reinigingsmethoden")),
    ],
)
def test_what_a_goal_names(text, named):
    assert named_in(text, open_lexicon()) == named


def test_a_pair_says_which_parts_are_covered():
    here = with_ids([vmbo("De kandidaat kan de keuken, de badkamer en de moestuin schoonmaken")])
    there = with_ids([mbo("Reinigt badkamer en keuken"), mbo("Verzendt facturen")])
    pair = next(p for p in match(here, there, explain_all=True) if p.mbo is there[0])
    assert "2 van de 3 uit de eindterm: keuken, badkamer, niet moestuin" in pair.because
    assert "alle 2 uit het mbo-onderdeel: badkamer, keuken" in pair.because


def test_parts_that_a_list_leaves_to_be_filled_in_are_found():
    here = [vmbo("De kandidaat kan trapladders, -leuningen en -treden plaatsen")]
    there = [mbo("heeft kennis van trapleuningen", kind="kennis"), mbo("Verzendt facturen")]
    found, _of_item = parts_of_pair(Sides.read(here, there, open_lexicon()), 0, 0)
    assert found == Parts(("trapleuningen",), ("trapladders", "traptreden"))


def test_one_thing_of_many_is_not_worth_a_line_where_two_are_only_related():
    few = Parts(("gasten",), ("tafels", "dranken", "menu"))
    assert describe_parts(few, NONE, overlaps=False) == ()
    assert describe_parts(few, NONE, overlaps=True) == ("1 van de 4 uit de eindterm: gasten, niet tafels, dranken, menu",)
    assert describe_parts(Parts((), ("a", "b")), NONE, overlaps=True) == ()


@pytest.mark.parametrize(
    ("overlap", "covered", "parts", "expected"),
    [
        (0.1, (0.9, 0.9), (NONE, NONE), (Relation.RELATED, Sure.PLAIN)),
        (0.35, (0.9, 0.9), (NONE, NONE), (Relation.RELATED, Sure.WEAK)),
        (0.8, (0.9, 0.9), (NONE, NONE), (Relation.EQUAL, Sure.PLAIN)),
        (0.8, (0.9, 0.3), (NONE, NONE), (Relation.PART_OF, Sure.PLAIN)),
        (0.8, (0.3, 0.9), (NONE, NONE), (Relation.COVERS, Sure.PLAIN)),
        (0.45, (0.3, 0.9), (NONE, NONE), (Relation.COVERS, Sure.WEAK)),
        (0.8, (0.9, 0.9), (Parts(("a", "b")), Parts(("a",), ("c",))), (Relation.PART_OF, Sure.PLAIN)),
        (0.8, (0.9, 0.9), (Parts(("a",), ("c",)), Parts(("a", "b"))), (Relation.COVERS, Sure.PLAIN)),
        (0.8, (0.5, 0.4), (Parts(("a",), ("c",)), Parts(("a",), ("b",))), (Relation.PART_OF, Sure.WEAK)),
    ],
)
def test_the_relation(overlap, covered, parts, expected):
    assert relation(overlap, lambda: covered, *parts) == expected


def test_knowledge_in_words_of_the_dossier():
    here = vmbo("De kandidaat kan de hygiëneregels benoemen", "KB")
    assert proposed(here, mbo("heeft basiskennis van hygiëne", kind="kennis")) == (ProgressionKind.REPETITION, Sure.PLAIN)
    assert proposed(here, mbo("heeft brede en specialistische kennis van hygiëne", "4", "kennis"))[0] == ProgressionKind.DEEPENING
    own = vmbo("heeft basiskennis van hygiëne", "KB")
    found = progression(own, mbo("heeft brede kennis van hygiëne", kind="kennis"), overlaps=True)
    assert found.kind == ProgressionKind.DEEPENING
    assert found.why[0] == "mbo: brede kennis, vmbo: basiskennis"


def test_higher_actions():
    here = vmbo("De kandidaat kan een planning gebruiken")
    found = progression(here, mbo("Beoordeelt de planning"), overlaps=True)
    assert (found.kind, found.sure) == (ProgressionKind.DEEPENING, Sure.WEAK)
    assert found.why == ("beoordelen (5) boven gebruiken (3)",)
    assert proposed(vmbo("De kandidaat kan een menu ontwerpen"), mbo("Beschrijft het menu"))[0] == ProgressionKind.REPETITION


def test_the_same_action_in_the_same_circumstances_is_the_same_again():
    found = progression(vmbo("De kandidaat kan gasten ontvangen"), mbo("Ontvangt gasten"), overlaps=True)
    assert (found.kind, found.why) == (ProgressionKind.REPETITION, ("beide ontvangen (3)",))


def test_role_and_independence():
    here = vmbo("De kandidaat kan onder begeleiding een klant helpen")
    assert proposed(here, mbo("Adviseert de klant zelfstandig")) == (ProgressionKind.DEEPENING, Sure.PLAIN)
    assert (
        proposed(here, mbo("Helpt de klant", description="Werkt onder begeleiding van een collega."))[0]
        == ProgressionKind.REPETITION
    )


def test_a_role_is_counted_once():
    here = vmbo("De kandidaat kan gasten ontvangen")
    found = progression(here, mbo("Adviseert gasten en neemt de bestelling op"), overlaps=True)
    assert (found.kind, found.sure, found.why) == (ProgressionKind.DEEPENING, Sure.WEAK, ("mbo: adviseert",))
    assert proposed(here, mbo("Adviseert gasten en neemt de bestelling op"), overlaps=False) is None


def test_niveau_alone_says_nothing():
    assert proposed(vmbo("kassa", "BB"), mbo("kassa", "4")) is None


def test_the_niveau_goes_with_what_else_tells():
    here = vmbo("De kandidaat kan gasten ontvangen", "BB")
    assert proposed(here, mbo("Ontvangt gasten", "2")) is None
    assert proposed(here, mbo("Ontvangt gasten", "1"))[0] == ProgressionKind.REPETITION


def test_what_is_only_related_is_no_herhaling():
    here = vmbo("De kandidaat kan gasten ontvangen")
    assert proposed(here, mbo("Ontvangt gasten"), overlaps=False) is None
    above = proposed(vmbo("De kandidaat kan eenvoudige gerechten noemen"), mbo("Ontwerpt complexe gerechten"), overlaps=False)
    assert above == (ProgressionKind.DEEPENING, Sure.WEAK)


def test_no_action_and_no_phrase_says_nothing():
    assert proposed(vmbo("kassa"), mbo("kassa")) is None


def test_names_in_open_standards():
    assert set(STANDARD_NAMES) == {
        Relation.EQUAL,
        Relation.PART_OF,
        Relation.COVERS,
        Relation.RELATED,
        ProgressionKind.REPETITION,
        ProgressionKind.DEEPENING,
    }
    case = {"isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", ""}
    assert {name.case for name in STANDARD_NAMES.values()} <= case
    assert STANDARD_NAMES[Relation.PART_OF].skos == "skos:broadMatch", "the mbo item is the broader of the two"
    assert (STANDARD_NAMES[Relation.COVERS].case, STANDARD_NAMES[Relation.COVERS].origin) == ("isPartOf", "mbo")


def test_only_proposed_pairs_get_a_progression():
    section = (Heading("", "Gasten"),)
    here = with_ids(
        [Goal(text="De kandidaat kan gasten ontvangen", kind="eindterm", source=Source("a", "b", 1), section=section)]
    )
    there = with_ids([mbo("Ontvangt gasten"), mbo("Smeert lagers")])
    first, last = match(here, there)
    assert first.progression is not None
    assert (last.band, last.progression, last.relation_sure) == (None, None, None)


def generic(text, level, subject):
    section = (Heading(title=subject),)
    extra = {"reference level": level} if level else {}
    return Goal(text=text, kind="vaardigheid", source=Source("a", "b", 1), section=section, levels=("4",), extra=extra)


def of_subject(code, leerwegen=()):
    place = Source("a", "b", 1)
    return Goal(text="De kandidaat kan teksten lezen", kind="eindterm", source=place, code=code, codes=(code,), levels=leerwegen)


@pytest.mark.parametrize(
    ("code", "subject", "level", "kind", "why"),
    [
        ("NE/K/6/6a", "Nederlands", "2F", ProgressionKind.REPETITION, "allebei op 2F"),
        ("NE/K/6/6a", "Nederlands", "3F", ProgressionKind.DEEPENING, "mbo op 3F, vmbo op 2F"),
        ("WI/K/5/7a", "Rekenen", "mbo-rekenniveau 4", ProgressionKind.DEEPENING, "mbo op mbo-rekenniveau 4, vmbo op 2F"),
        ("EN/K/7/7a", "Engels", "A2", ProgressionKind.REPETITION, "allebei op A2"),
    ],
)
def test_the_level_that_the_law_sets_says_whether_it_is_the_same_again(code, subject, level, kind, why):
    proposal = progression(of_subject(code), generic("Beoordeelt teksten", level, subject), overlaps=True)
    assert (proposal.kind, proposal.sure, proposal.why[0]) == (kind, Sure.PLAIN, why)


@pytest.mark.parametrize(
    ("code", "subject", "level"),
    [
        ("NE/K/6/6a", "Engels", "B1"),
        ("NE/K/6/6a", "Rekenen", "mbo-rekenniveau 4"),
        ("WI/K/5/7a", "Nederlands", "3F"),
        ("DU/K/6/6a", "Engels", "B1"),
        ("NE/K/6/6a", "Loopbaan", ""),
        ("ML1/K/6", "Burgerschap", ""),
    ],
)
def test_a_level_of_one_subject_is_none_of_another_and_loopbaan_and_burgerschap_have_none(code, subject, level):
    item = generic("Beoordeelt zelfstandig ingewikkelde teksten", level, subject)
    assert progression(of_subject(code), item, overlaps=True) is None


def test_that_an_item_is_3f_says_nothing_of_a_goal_that_it_is_only_related_to():
    assert progression(of_subject("NE/K/6/6a"), generic("Leest betogen", "3F", "Nederlands: lezen"), overlaps=False) is None


def test_a_level_of_listening_is_none_of_reading():
    item = generic("Beoordeelt teksten", "3F", "Nederlands: lezen")
    assert progression(of_subject("NE/K/6/6a"), item, overlaps=True).kind == ProgressionKind.DEEPENING
    assert progression(of_subject("NE/K/4/4a"), item, overlaps=True) is None


def test_that_an_item_speaks_of_another_language_makes_it_no_more_of_the_same():
    here = of_subject("NE/K/6/6a")
    item = Goal(text="Voert zelfstandig complexe gesprekken in het Engels", kind="werkproces", source=Source("a", "b", 1))
    assert progression(here, item, overlaps=True) is None


def test_the_leerweg_that_is_asked_for_narrows_the_level_that_the_vmbo_aims_at():
    here = with_ids([replace(of_subject("EN/K/4/4a", ("BB", "KB", "GL", "TL")), text="een Engelse handleiding lezen")])
    there = with_ids([generic("Leest een Engelse handleiding", "B1", "Engels: lezen")])
    kinds = {}
    for leerweg in (None, "BB"):
        [pair] = match(here, there, Settings(leerweg=leerweg))
        assert pair.relation != Relation.RELATED
        kinds[leerweg] = pair.progression and pair.progression.kind
    assert kinds == {None: None, "BB": ProgressionKind.DEEPENING}


def test_a_level_that_is_higher_for_one_leerweg_alone_decides_nothing():
    assert progression(of_subject("EN/K/4/4a"), generic("Leest teksten", "B1", "Engels"), overlaps=True) is None
