"""Libraries of invented decisions."""

from hypothesis import strategies as st

from overlap.library.decisions import Library, LibraryDecision, SharedText, digest_of
from overlap.library.writing import library_tsv
from overlap.model import Action, Band, Goal, Kwalificatie, Source, Verdict

EINDTERM = "De kandidaat kan een maaltijd bereiden voor een groep gasten"
WERKPROCES = "Bereidt maaltijden en serveert die"
KOK = Kwalificatie("Kok", ("25180",))


def text(words, code="", *, description="", crebos=(), kwalificaties=()):
    """A text as a library knows it."""
    return SharedText(
        code=code,
        digest=digest_of(words),
        text=words,
        description=digest_of(description),
        crebos=tuple(crebos),
        kwalificaties=tuple(kwalificaties),
    )


def group(n):
    """The number of a group."""
    return f"g{n:012x}"


def decision(verdict=Verdict.REPETITION, n=1, *, vmbo=None, mbo=None, **more):
    """What group n decided about a pair."""
    vmbo = vmbo or text(EINDTERM, "P/HBR/01/01-01")
    mbo = mbo or text(WERKPROCES, "B1-K1-W1", crebos=KOK.crebos, kwalificaties=(KOK.title,))
    return LibraryDecision(vmbo=vmbo, mbo=mbo, group=group(n), verdict=verdict, **more)


def written(path, *decisions, licence=""):
    """A library in a file."""
    path.write_bytes(library_tsv(Library(decisions, licence)))
    return path


def goal(words, code="", *, kind="eindterm", description="", kwalificaties=(), row=1):
    """A goal in a document."""
    return Goal(
        text=words,
        kind=kind,
        source=Source("programma.xlsx", "Blad1", row),
        code=code,
        description=description,
        kwalificaties=tuple(kwalificaties),
        id=f"{digest_of(words)[:8]}{code}{row}".replace("+", ""),
    )


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
times = st.sampled_from(["", "2026-01-01", "2026-11-21", "2027-02-03"])
wordings = st.sampled_from([EINDTERM, WERKPROCES, "=1+1", "Overlegt met de klant", "'@"])
codes = st.sampled_from(["", "A1", "-2", "+3"])
crebos = st.sampled_from([(), ("25180",), ("25180", "25181")])
decisions = st.builds(
    LibraryDecision,
    vmbo=st.builds(text, wordings, codes),
    mbo=st.builds(text, wordings, codes, crebos=crebos),
    group=st.integers(0, 3).map(group),
    verdict=st.sampled_from([Verdict.REPETITION, Verdict.DEEPENING, Verdict.RELATED, Verdict.NO_OVERLAP]),
    action=st.none() | st.sampled_from(Action),
    behalf=st.sampled_from(["", "vmbo", "mbo", "both"]),
    name=words,
    date=times,
    saved=st.sampled_from(["", "2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z"]),
    version=st.just("0.1.0"),
    band=st.none() | st.sampled_from(Band),
    remark=words,
)
rows = st.lists(decisions, max_size=12).map(tuple)
