"""Write an explained spreadsheet to fill in: empty, or with the goals of a document that have no card yet."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from overlap.locale import gettext as _
from overlap.matching import without_card
from overlap.output.files import save
from overlap.problems import Unusable
from overlap.reading import read
from overlap.workbook.plain.cards_form import cards_form
from overlap.workbook.plain.template import template

from .files.results import claimed

TemplateKind = Literal["vmbo", "mbo", "begrippen", "kaarten"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRequest:
    """What the form is for, and where it goes (None: a name in the current folder).

    That is a programme of a side, own words, or cards ("kaarten") for the goals of ``document`` that have none yet;
    of an SBB dossier those of ``kwalificaties`` ((part of) a title, or a crebo), where any is named.
    """

    kind: TemplateKind
    document: Path | None = None
    kwalificaties: tuple[str, ...] = ()
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateOutcome:
    """Where the form was written, and the name under which one that was filled in is kept.

    ``goals`` are in the form for cards, of the ``of`` in the document.
    """

    written: Path
    kept: Path | None = None
    goals: int = 0
    of: int = 0


def run(request: TemplateRequest) -> TemplateOutcome:
    """Write a form.

    Raises:
        Unusable: it cannot be written there; or, for cards, no document is named, it cannot be read, or all its goals have one.
    """
    usual = _("template-{kind}.xlsx").format(kind=request.kind)
    if request.kind == "kaarten":
        return _cards(request, usual)
    if request.document:
        raise Unusable("form-of-no-document", request.document.name, kind=request.kind)
    target = claimed(request.output, usual, force=request.force)
    [saved] = save([(target, template(request.kind))])
    return TemplateOutcome(written=saved.path, kept=saved.kept)


def _cards(request: TemplateRequest, usual: str) -> TemplateOutcome:
    """Write the form for cards of the goals of a document, each once."""
    if request.document is None:
        raise Unusable("form-without-document")
    target = claimed(request.output, usual, inputs=[request.document], force=request.force)
    curriculum = read(request.document, kwalificaties=request.kwalificaties)
    goals = without_card(curriculum)
    if not goals:
        raise Unusable("cards-all-known", curriculum.file)
    [saved] = save([(target, cards_form(curriculum.kind, goals))])
    return TemplateOutcome(written=saved.path, kept=saved.kept, goals=len(goals), of=len(curriculum.goals))
