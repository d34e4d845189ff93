"""A kwalificatiedossier in print (PDF, Word) -> the same Dossier as its XML gives.

A printed dossier has a fixed build: per kerntaak "B1-K1: titel", Complexiteit, Verantwoordelijkheid en zelfstandigheid,
"Vakkennis en vaardigheden" with items, and per werkproces Omschrijving, Resultaat and Gedrag, in paragraphs, in boxes, or in
tables with the label at the left. "Voor … geldt aanvullend:" stands above what holds for some kwalificaties only.
"""

from .reading import read_printed

__all__ = ["read_printed"]
