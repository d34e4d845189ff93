"""Why a goal and an item are proposed, for tests of what a reason says."""

from overlap.language import open_lexicon
from overlap.matching import Sides
from overlap.matching.reasons import Reasons
from overlap.matching.reasons.pair_texts import PairTexts
from overlap.model import Goal, Heading, Source, with_ids

OTHERS = ("De kandidaat kan een fietsband plakken", "De kandidaat kan de tuin omspitten")
OTHER_ITEMS = ("Sluit de kassa af", "Stelt facturen op")


def goal(text, kind, description="", above=""):
    section = (Heading("", above),) if above else ()
    return Goal(text=text, kind=kind, source=Source("a", "b", 1), description=description, section=section)


def sides(vmbo, mbo, description="", above="", kerntaak=""):
    """A goal and an item, each before others that have nothing in common with them."""
    ours = with_ids([goal(vmbo, "eindterm", above=above), *(goal(text, "eindterm") for text in OTHERS)])
    theirs = with_ids([goal(mbo, "werkproces", description, kerntaak), *(goal(text, "werkproces") for text in OTHER_ITEMS)])
    return Sides.read(ours, theirs, open_lexicon())


def reasons(*texts, **more):
    """Why a goal and an item belong together, among others that have nothing in common with them."""
    return Reasons(sides(*texts, **more), 0, 0)


def texts_of(vmbo, mbo):
    """A goal and an item as reasons read them."""
    return PairTexts(sides(vmbo, mbo), 0, 0)


def why(*texts, **more):
    return reasons(*texts, **more).because()[0]
