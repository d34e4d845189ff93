"""The documents of a task: read with what somebody who looked at them says of them, each on its own side."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from overlap.model import Curriculum, Settings, Side
from overlap.problems import Notice, Unusable
from overlap.reading import ReadOptions, read, read_cards

from .files.paths import names_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingHelp:
    """What somebody who looked at two documents says of them.

    ``vmbo`` and ``mbo`` say where the table of either stands. Where a document is a plan that names only codes,
    ``examenprogramma`` (of a PTA) and ``dossier`` (of an OER) are the documents that have the texts.
    """

    vmbo: ReadOptions = field(default_factory=ReadOptions)
    mbo: ReadOptions = field(default_factory=ReadOptions)
    examenprogramma: Path | None = None
    dossier: Path | None = None


def read_side(path: Path, side: Side, reading: ReadingHelp, kwalificaties: Sequence[str] = ()) -> Curriculum:
    """Read a document with what was said of its side.

    Args:
        path: the document.
        side: which side it is given for; it may turn out to be of the other.
        reading: what was said of both sides.
        kwalificaties: of an SBB dossier, which to take: (part of) a title, or a crebo.

    Raises:
        Unusable: it cannot be read, or holds no goals.
    """
    options, texts = (reading.vmbo, reading.examenprogramma) if side == "vmbo" else (reading.mbo, reading.dossier)
    programme = read(texts, expected=side, kwalificaties=kwalificaties) if texts else None
    return read(path, expected=side, programme=programme, options=options, kwalificaties=kwalificaties)


def read_both(
    vmbo: Path, mbo: Path, reading: ReadingHelp, kwalificaties: Sequence[str] = ()
) -> tuple[Curriculum, Curriculum, bool]:
    """Read both documents: the vmbo one, the mbo one, and whether they were given the wrong way round.

    Then they are put right, and the first has a warning about it.

    Raises:
        Unusable: one cannot be read, or both are of the same side.
    """
    first = read_side(vmbo, "vmbo", reading, kwalificaties)
    second = read_side(mbo, "mbo", reading, kwalificaties)
    if first.sha256 == second.sha256:
        raise Unusable("same-file", vmbo.name)
    if first.kind == second.kind:
        names = names_apart(vmbo, mbo)
        raise Unusable("wrong-kind", kind=first.kind, first=names[0], second=names[1])
    if first.kind == "vmbo":
        return first, second, False
    return replace(second, warnings=(Notice("swapped"), *second.warnings)), first, True


def settings_with(
    settings: Settings,
    begrippen: str | Path | None,
    semantic: str | Path | None = None,
    cards: Sequence[str | Path] = (),
) -> Settings:
    """Give the settings with a file of the group's own words, a folder with a language model and files of cards, where named.

    Raises:
        Unusable: the list, the model or a file of cards cannot be used.
    """
    if begrippen:
        from overlap.analysis import load_begrippen

        settings = replace(settings, begrippen=load_begrippen(begrippen))
    if semantic:
        from overlap.matching.semantic import local_model

        settings = replace(settings, semantic=local_model(semantic))
    if cards:
        settings = replace(settings, own_cards=tuple(map(read_cards, cards)))
    return settings


def notices_of_cards(settings: Settings, *curricula: Curriculum) -> tuple[Notice, ...]:
    """Give what was noticed in the files of cards, and which of them are about no goal of these documents."""
    if not settings.own_cards:
        return ()
    from overlap.matching import own_cards_met

    of_files = (notice for own in settings.own_cards for notice in own.warnings)
    unmet = (
        Notice("cards-not-met", own.file, values={"n": len(own.cards)})
        for own in settings.own_cards
        if not any(own_cards_met(curriculum, own) for curriculum in curricula)
    )
    return (*of_files, *unmet)
