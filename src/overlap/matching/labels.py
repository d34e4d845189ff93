"""What each piece of evidence is called for a teacher."""

from collections.abc import Mapping

from overlap.locale import mark as _

LABELS: Mapping[str, str] = {
    "likeness": _("the wording is alike"),
    "same_field": _("they belong to the same field of work"),
    "same_field_in_context": _("they belong to the same field of work, with what stands above them"),
    "eindterm_covered": _("the eindterm is found in the item"),
    "title_covered": _("the title of the item is found in the eindterm"),
    "deeltaak_covered": _("the deeltaak above the eindterm is found in the item"),
    "same_action_on_same_object": _("the same is done to the same thing"),
    "item_parts_covered": _("the things that the item names are found in the eindterm or its deeltaak"),
    "best_of_eindterm": _("close to the best match of this eindterm"),
    "stands_out_for_eindterm": _("stands out among the items for this eindterm"),
    "stands_out_for_item": _("stands out among the eindtermen for this item"),
    "neighbours": _("the rest of the deeltaak fits the item"),
    "module_and_kerntaak": _("module and kerntaak are about the same"),
    "semantic": _("the language model finds the texts alike"),
}
