"""What the page says, by the names that its script and its template use."""

from overlap.locale import Counted, in_number
from overlap.locale import gettext as _
from overlap.locale import mark_plural as ngettext
from overlap.workbook.form.fields import WHO


def texts() -> dict[str, str]:
    """Give all texts of the page in the language of this run."""
    return {
        "title": _("Where do vmbo and mbo overlap?"),
        "skip": _("Skip to the pair"),
        "needs_script": _("This page needs JavaScript, which is switched off in this browser."),
        "not_kept": _("This browser keeps nothing: save your decisions before you close this page."),
        "pairs": _("Pairs"),
        "gaps": _("Gaps"),
        "list": _("List"),
        "search": _("Search"),
        "module": _("Module"),
        "band": _("How sure"),
        "group": _("Group"),
        "state": _("Judged or not"),
        "all": _("all"),
        "open": _("still open"),
        "judged": _("judged"),
        "later": _("to discuss later"),
        "shown": _("{n} shown"),
        "previous": _("Previous"),
        "next": _("Next"),
        "undo": _("Undo"),
        "save": _("Save"),
        "open_file": _("Open saved decisions"),
        "help": _("Keys and help"),
        "close": _("Close"),
        "pair_of": _("Pair {n} of {total}"),
        "gap_of": _("Gap {n} of {total}"),
        "nothing": _("Nothing to judge here."),
        "verdict": _("Verdict"),
        "action": _("Action"),
        "also": _("Also goes for"),
        "also_why": _(
            "Nearly the same: what you choose above goes for these too. Is it different for one of them? Then choose that here."
        ),
        "elsewhere": _("Elsewhere"),
        "gap_action": _("What do we do with it?"),
        "with": _("Overlap with"),
        "who": _("Who"),
        "who_acts": _("Who"),
        "remark": _("Remark"),
        "clear": _("clear"),
        "clear_field": _("{field}: clear"),
        "why": _("Why proposed"),
        "nearest": _("Nearest on the other side"),
        "no_nearest": _("Nothing on the other side comes near."),
        **_counted("judged_of", ngettext("{n} of {total} pair judged", "{n} of {total} pairs judged")),
        **_counted("gaps_of", ngettext("{n} of {total} gap judged", "{n} of {total} gaps judged")),
        **_counted("unsaved", ngettext("{n} change not saved yet", "{n} changes not saved yet")),
        "all_saved": _("everything is saved"),
        "was_saved": _("Saved: the file is in the folder for downloads."),
        "said": _("{field}: {value}"),
        "nothing_chosen": _("nothing chosen"),
        "first": _("This is the first."),
        "last": _("This is the last."),
        "undone": _("Undone."),
        "nothing_to_undo": _("There is nothing to undo."),
        "other_file": _("This is no file of decisions on this comparison."),
        **_counted("taken_over", ngettext("{n} row taken over from the file.", "{n} rows taken over from the file.")),
        "who_missing": _("Who judges?"),
        "who_title": _("Who judges, and on whose behalf?"),
        "who_why": _(
            "Without names of pupils. It goes into the file that you save, so that copies of several groups can be told apart."
        ),
        "ok": _("OK"),
        "cancel": _("Cancel"),
        "file_name": _("Decisions"),
        "progress": _("How far you are"),
        "help_kept": _(
            "Every change is kept in this browser at once, also when the page is closed. “Save” makes a file for the "
            "facilitator, who puts it in the workbook: overlap merge."
        ),
        "keys_on": _("Keys of one letter work"),
        "key_next": _("next, previous"),
        "key_verdict": _("verdict; the same key again clears it"),
        "key_action": _("action, then a digit or the arrows"),
        "key_remark": _("remark; Esc goes back"),
        "key_gaps": _("gaps, or back to the pairs"),
        "key_undo": _("undo"),
        "key_search": _("search; Enter goes to the first"),
        "key_help": _("this help"),
    }


def questions() -> list[tuple[str, str]]:
    """Give what is asked about the group: stable name and question."""
    return [(name, _(question)) for name, question in WHO]


def _counted(name: str, text: Counted) -> dict[str, str]:
    """The text for any number but one, and that for one: the script chooses."""
    return {name: in_number(text, 2), f"one_{name}": in_number(text, 1)}
