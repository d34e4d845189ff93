"""A goal becomes a sentence that a pupil can answer, in right Dutch and plain words; no word that has no plain one is lost."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from overlap.language.verbs import infinitive
from overlap.model import Goal, Kwalificatie, Source
from overlap.pupils.plain_words import plain_words
from overlap.pupils.sentences import sentence_of

OPENINGS = ("", "De kandidaat kan ", "kan ", "Je kunt ", "heeft basiskennis van ", "heeft brede kennis over ")
# words in every place where a rule looks: verbs in both forms, particles, words that begin a clause, and nouns
WORDS = (
    *("bereidt", "dekt", "verzorgt", "stemt", "controleert", "houdt", "maakt", "treedt", "plant", "zet", "gaat", "reinigt"),
    *("voor", "af", "op", "aan", "schoon", "samen", "in", "met", "van", "bij", "om", "over", "uit"),
    *("en", "of", ",", "die", "dat", "hoe", "waarbij", "zodat", "als", "te", "er", "het", "de", "een", "hun"),
    *("eten", "tafel", "ruimten", "klant", "gasten", "kwaliteit", "fruit", "Excel", "Engels", "kas-", "vlotte", "formele"),
    *("opmaken", "controleren", "begeleiden", "koken", "uitleggen"),
)
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join).filter(lambda text: text.strip(" ,"))


def goal(text, kind="eindterm"):
    """A goal with this text."""
    return Goal(text=text, kind=kind, source=Source("a.xlsx", "Blad1", 1))


def letters(text):
    """The letters of a text, whatever their order: a particle may stand elsewhere, no letter may go."""
    return sorted(re.sub(r"\W", "", text.casefold()))


@given(st.sampled_from(OPENINGS), phrases, st.sampled_from(("eindterm", "werkproces", "kennis", "vaardigheid")))
@example("", "bereidt eten voor en stemt af", "werkproces")
@example("", "maakt ruimten schoon en vlotte", "werkproces")
@example("De kandidaat kan ", "en , , , bereidt", "eindterm")
def test_no_word_of_the_goal_is_lost(opening, phrase, kind):
    sentence = sentence_of(goal(opening + phrase, kind))
    if sentence.quoted:
        whole, able = "Dit heb ik gehad: " + opening + phrase, "Ik heb geleerd: " + phrase
        assert letters(sentence.text) in (letters(whole), *([letters(able)] if opening.endswith(("kan ", "kunt ")) else []))
    else:
        frame = re.match(r"Ik heb (?:geleerd(?: hoe je|:|)|iets geleerd over) ", sentence.text)
        assert frame, sentence.text
        verb, _space, rest = phrase.partition(" ")
        said_as_done = letters(f"{infinitive(verb) or verb} {rest}")  # "fruit verzorgen" of "verzorgt fruit"
        asked = sentence.text[frame.end() :]
        if sentence.cut:
            asked = re.sub(r",? en meer\.$", "", asked)
            assert re.sub(r"\W", "", phrase).casefold().startswith(re.sub(r"\W", "", asked).casefold())
        else:
            assert letters(asked) in (letters(phrase), said_as_done)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("De kandidaat kan bedden opmaken.", "Ik heb geleerd: bedden opmaken."),
        ("Bedden opmaken", "Ik heb geleerd: bedden opmaken."),
        ("Engelse teksten lezen", "Ik heb geleerd: Engelse teksten lezen."),
        ("De kandidaat kan zich voorstellen", "Ik heb geleerd: je voorstellen."),
        ("kan feedback vragen op zijn werk", "Ik heb geleerd: feedback vragen op je werk."),
        ("heeft brede kennis van hygiëne", "Ik heb iets geleerd over hygiëne."),
        ("heeft kennis van hout en van lijm", "Ik heb iets geleerd over hout en over lijm."),
        ("kent soorten hout", "Ik heb iets geleerd over soorten hout."),
        ("De student weet hoe een pomp werkt", "Ik heb geleerd hoe een pomp werkt."),
        (
            "De kandidaat kan een pakket brengen naar degene die hem besteld heeft",
            "Ik heb geleerd: een pakket brengen naar degene die hem besteld heeft.",
        ),
        (
            "kan een collega helpen die zijn werk niet af krijgt",
            "Ik heb geleerd: een collega helpen die zijn werk niet af krijgt.",
        ),
        ("De kandidaat is in staat om brood te bakken", "Ik heb geleerd om brood te bakken."),
    ],
)
def test_what_can_be_done_and_known_is_asked_as_it_stands(text, sentence):
    assert sentence_of(goal(text)).text == sentence


@pytest.mark.parametrize(
    ("title", "clause"),
    [
        ("Verzorgt het linnengoed", "het linnengoed verzorgt"),
        ("Bereidt het ontbijt voor", "het ontbijt voorbereidt"),
        ("Ontvangt en controleert goederen", "goederen ontvangt en controleert"),
        ("Dekt de tafel en ruimt af", "de tafel dekt en afruimt"),
        ("Stemt het werk af met collega's", "het werk afstemt met collega's"),
        ("Werkt samen met collega's", "samenwerkt met collega's"),
        ("Treedt op als gids", "optreedt als gids"),
        ("Bereidt maaltijden voor gasten", "maaltijden voor gasten bereidt"),
        ("Draagt zorg voor de planten", "voor de planten zorgt"),
        ("Controleert of het product voldoet", "controleert of het product voldoet"),
        ("Doet voorstellen om het werk te verbeteren", "voorstellen doet om het werk te verbeteren"),
        ("Bereidt zich voor op een gesprek", "je voorbereidt op een gesprek"),
        ("Wijst klanten de weg", "klanten de weg wijst"),
        ("Houdt de gang vrij", "de gang vrijhoudt"),
        ("Wisselt verhalen uit in de pauze", "verhalen uitwisselt in de pauze"),
        ("Beoordeelt foto's, ook op internet", "foto's beoordeelt, ook op internet"),
        ("De medewerker verzorgt de dieren", "de dieren verzorgt"),
    ],
)
def test_the_verb_of_a_title_goes_where_it_belongs(title, clause):
    assert sentence_of(goal(title, "werkproces")).text == f"Ik heb geleerd hoe je {clause}."


@pytest.mark.parametrize("opening", ["De kandidaat kan ", "kan ", "Je kunt "])
@pytest.mark.parametrize(
    "can_do",
    [
        "kiezen: zelf herstellen of laten herstellen",
        "de klant helpen met wat hij nog kan",
        "kiezen: wat iemand doet of laat doen",
        "werken volgens afspraken over: tijd, geluid",
    ],
)
def test_what_one_can_is_quoted_without_who_can_it(opening, can_do):
    sentence = sentence_of(goal(opening + can_do))
    assert (sentence.text, sentence.plain) == (f"Ik heb geleerd: “{can_do}”.", False)


@pytest.mark.parametrize(
    "text",
    [
        "Maakt ruimten schoon en ordelijk",
        "Stelt plannen op en bij",
        "Maakt groente en fruit schoon en snijdt deze",
        "Snijdt overtollig weg",
        "Speelt in een groep en als invaller",
        "Sorteert bedden en verlicht ruimten",
        "Maakt snel duidelijk of het werk past",
        "Voert formele en leidt informele gesprekken",
        "De kandidaat kan een plan lezen. Hij kan het ook uitleggen",
        "kan een plan lezen; kan het uitleggen",
        "Hoofdstuk 3: planten",
        "Zomerbloeiers",
    ],
)
def test_what_leaves_doubt_stays_as_it_is_written(text):
    assert sentence_of(goal(text, "werkproces" if text[0] in "MSV" else "eindterm")).text == f"Dit heb ik gehad: “{text}”."


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("De kandidaat kan conform de geldende richtlijnen werken", "eindterm", "Ik heb geleerd: volgens de regels werken."),
        ("Assisteert bij het koken", "werkproces", "Ik heb geleerd hoe je bij het koken helpt."),
        ("heeft kennis van het eigen vakgebied", "kennis", "Ik heb iets geleerd over je vakgebied."),
        ("kan cliënten steunen in de eigen regie", "vaardigheid", "Ik heb geleerd: cliënten steunen in de eigen regie."),
        ("Verbetert de eigen tekst", "werkproces", "Ik heb geleerd hoe je je tekst verbetert."),
        ("De leerling kan zijn tekst nakijken", "eindterm", "Ik heb geleerd: je tekst nakijken."),
        ("Pakt de kist uit en slaat deze op", "werkproces", "Ik heb geleerd hoe je de kist uitpakt en die opslaat."),
        ("Onderzoekt wat hij belangrijk vindt", "werkproces", "Ik heb geleerd hoe je onderzoekt wat je belangrijk vindt."),
        ("Verzorgt teelt", "werkproces", "Ik heb geleerd: teelt verzorgen."),
        ("kan tussenproducten (half af; nog te bewerken) bewaren", "vaardigheid", "Ik heb geleerd: tussenproducten bewaren."),
        ("kan sociale vaardigheden toepassen", "vaardigheid", "Ik heb geleerd: goed omgaan met anderen."),
        (
            "kan creatieve en sociale vaardigheden toepassen",
            "vaardigheid",
            "Ik heb geleerd: creatieve en sociale vaardigheden toepassen.",
        ),
        ("kan gast(en) groeten", "vaardigheid", "Ik heb geleerd: gasten groeten."),
        ("kan (digitale) kaarten lezen", "vaardigheid", "Ik heb geleerd: digitale kaarten lezen."),
        ("De kandidaat brieven schrijven", "eindterm", "Ik heb geleerd: brieven schrijven."),
    ],
)
def test_official_words_make_room_for_those_of_a_pupil(text, kind, sentence):
    assert sentence_of(goal(text, kind)).text == sentence


def test_what_is_hard_is_not_plain_so_that_another_sentence_is_asked_first():
    assert not sentence_of(goal("De kandidaat kan de methodiek toepassen")).plain
    assert not sentence_of(goal("De kandidaat kan verbrandingsmotoronderdelen vervangen")).plain
    assert sentence_of(goal("De kandidaat kan een band vervangen")).plain


@pytest.mark.parametrize(
    ("can_do", "said"),
    [
        ("opzoeken wat hij nodig heeft", "opzoeken wat je nodig hebt"),
        ("uitleggen wanneer hij niet kan komen", "uitleggen wanneer je niet kunt komen"),
        ("vertellen waar hij moet zijn als het druk is", "vertellen waar je moet zijn als het druk is"),
        ("met foto's van zijn werkstuk laten zien wat hij maakt", "met foto's van je werkstuk laten zien wat je maakt"),
        ("een sport kiezen die bij hem past", "een sport kiezen die bij je past"),
        (
            "een wens opschrijven, zijn plan uitleggen en zich aanmelden",
            "een wens opschrijven, je plan uitleggen en je aanmelden",
        ),
        ("letten op de eigen en andermans spullen", "letten op je eigen en andermans spullen"),
        ("een lied met zijn eigen en andermans woorden schrijven", "een lied met je eigen en andermans woorden schrijven"),
    ],
)
def test_what_a_goal_says_of_the_pupil_is_said_to_the_pupil(can_do, said):
    sentence = sentence_of(goal(f"De leerling kan {can_do}."))
    assert sentence.text.replace("“", "").replace("”", "") == f"Ik heb geleerd: {said}."
    assert not sentence.vague


@pytest.mark.parametrize(
    "can_do",
    [
        "het verband zien tussen een vogel en zijn nest",
        "uitleggen welke muziek hem blij maakt",
        "iemand over zijn vak interviewen",
    ],
)
def test_what_may_be_of_another_stays_and_is_not_asked(can_do):
    sentence = sentence_of(goal(f"De leerling kan {can_do}."))
    assert can_do in sentence.text
    assert sentence.vague


@pytest.mark.parametrize(
    "text",
    [
        "Treedt op als vraagbaak",
        "kan vaardigheden toepassen die nodig zijn voor het vak",
        "Bewaakt de informatie in de keten",
        "heeft kennis van QZX",
        "Adviseert",
        "Breekt af en ruimt op",
    ],
)
def test_nobody_is_asked_what_nobody_can_tell(text):
    assert sentence_of(goal(text, "werkproces" if text[0].isupper() else "vaardigheid")).vague


def test_an_abbreviation_that_pupils_do_not_know_is_hard():
    assert not sentence_of(goal("De kandidaat kan een QZX-schema lezen en een QZX bouwen")).plain
    assert sentence_of(goal("De kandidaat kan een poster over EHBO maken")).plain


@pytest.mark.parametrize(
    ("can_do", "asked"),
    [
        ("letten op licht, lucht, geluid, kleur, warmte en sfeer", "letten op licht, lucht, geluid en meer"),
        (
            "een lange lijst met namen van leden controleren en aan alle leden van de club een brief over het feest schrijven",
            "een lange lijst met namen van leden controleren en meer",
        ),
    ],
)
def test_too_much_for_one_sentence_is_cut_behind_whole_things(can_do, asked):
    sentence = sentence_of(goal(f"De kandidaat kan {can_do}"))
    assert sentence.text == f"Ik heb geleerd: {asked}."
    assert not sentence.plain, "what is asked whole goes first"


def test_what_cannot_be_cut_behind_a_whole_thing_stays_long():
    can_do = "soorten planten, struiken, bomen en andere gewassen die in een tuin, een park of een plantsoen staan herkennen"
    assert sentence_of(goal(f"De kandidaat kan {can_do}")).text == f"Ik heb geleerd: {can_do}."


def test_no_card_stands_in_for_a_goal_since_it_says_another_part_of_it():
    item = goal("Vraagt feedback en kijkt terug op eigen leren en werken", "vaardigheid")
    told = sentence_of(replace(item, kwalificaties=(Kwalificatie("Generieke eisen mbo niveau 2"),)))
    assert "feedback" in told.text


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Verzorgt de administratie", "Ik heb geleerd hoe je voor de administratie zorgt."),
        ("Verzorgt de konijnen", "Ik heb geleerd hoe je de konijnen verzorgt."),
    ],
)
def test_what_nobody_takes_care_of_by_hand_is_arranged(title, sentence):
    assert sentence_of(goal(title, "werkproces")).text == sentence


def test_each_plain_word_stands_for_one_official_word_and_is_no_official_word_itself():
    text = files("overlap.pupils").joinpath("plain_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    assert all(len(row) == 2 and row[0] == row[0].casefold().strip() for row in rows)
    assert len({official for official, _plain in rows}) == len(rows)
    assert [plain for _official, plain in rows if plain not in ("", "?") and plain_words(plain) != plain] == []
