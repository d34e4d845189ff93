"""What must come back of what teachers typed: each cell placed, or reported where it stands."""

from collections import Counter, defaultdict

from overlap.workbook.form.spellings import compared
from overlap.workbook.readback.decisions import read_review

from .moving import OWN
from .sheets import Follows, Typed


def check(teachers, path, seed):
    """Every decision is placed or reported, and nothing else is placed."""
    review = read_review(path)
    story = f"seed {seed}: {', '.join(teachers.log)}"
    if teachers.damaged:
        check_nothing_is_lost(teachers, review, story)
    else:
        check_decisions(teachers, review, story)
        check_what_is_gone(teachers, review, story)
    check_nothing_else_is_placed(teachers, review, story)
    check_comments(teachers, review, story)
    check_what_is_typed_elsewhere(teachers, review, story)


def check_decisions(teachers, review, story):
    """All that was filled in stands at what it is about; of copies that differ each is reported."""
    placed = defaultdict(list)
    for one in review.decisions:
        placed[key_of(one)].append(one)
        if one.table == "words":
            placed[one.table, f"{one.vmbo} ~ {one.mbo}"].append(one)
    conflicts = {text for one in review.unplaced if one.why == "conflict" for text in one.values.values()}
    for key, fields in expected(teachers).items():
        decisions = placed[key] or placed[words_of(teachers, key)]
        for name, values in fields.items():
            if len(values) > 1:
                assert values <= conflicts, (story, key, name, values)
                assert all(name not in one.values for one in decisions), (story, key)
            else:
                assert decisions, (story, key, name, values)
                assert {one.values.get(name) for one in decisions} == values, (story, key, name)
    for sheet in teachers.sheets:
        for n in sheet.places():
            table, values = sheet.rows[n][0], plain(sheet.values.get(sheet.rows[n], {}))
            if table in OWN and values:
                rows = [one for one in review.decisions if one.table == table]
                assert any(values.items() <= one.values.items() for one in rows), (story, table, values)


def check_nothing_is_lost(teachers, review, story):
    """Whatever stands in a cell to fill in is in the decision of its row, or reported with its place."""
    told = told_in(review)
    decided = defaultdict(set)  # by place and by what it is about
    for one in review.decisions:
        decided[one.source.sheet, one.source.row] |= set(one.values.items())
        decided[key_of(one)] |= set(one.values.items())
        if one.table == "own":  # a pair that no id names any more comes back as one of the group's own
            decided["review", f"{one.vmbo}+{one.mbo}"] |= set(one.values.items())
    for sheet in teachers.sheets:
        for n in sheet.places():
            row = sheet.rows[n]
            values = plain(sheet.values.get(row, {}))
            # the same row of their own on two copies of a sheet counts once: where the first copy has another row of that
            # number, it gets a number of its own, and its place is that of the first copy that has it
            elsewhere = [one for one in review.decisions if one.table == row[0] in OWN and one.source.sheet != sheet.name]
            if any(values.items() <= one.values.items() for one in elsewhere):
                continue
            for name, value in values.items():
                column = sheet.column(row[0], name)
                typed = sheet.cells[n][column] if column is not None else None
                if typed is None or isinstance(typed, Follows):
                    continue
                if (name, value) in decided[sheet.name, n + 1] | decided[row]:
                    continue
                here = set().union(*(told[place] for place in list(told) if place[0] == sheet.name and row[0] in OWN))
                here |= told[row[0], row[1].partition("@")[0]]
                words = {compared(str(typed)), compared(value)}  # copies that differ are told by the name of the choice
                assert words & (told[sheet.name, n + 1] | here), (story, sheet.name, n, name, typed)


def check_nothing_else_is_placed(teachers, review, story):
    """Each decision is one that was made."""
    fields = expected(teachers)
    rows = {one.id: one for one in review.of("review")}
    for one in review.decisions:
        if one.table not in OWN:
            about = one.id
            row = rows.get(review.facts.judged_with.get(one.id, "")) if one.table == "review" else None
            if row and not fields[one.table, one.id]:  # a pair that shares a row says what that says
                assert one.values.items() <= row.values.items(), (story, one)
                about = row.id
            keys = [(one.table, about), (one.table, f"{about}@vmbo"), (one.table, f"{about}@mbo")]
            assert one.comments or any(fields[key] for key in keys) or one.table == "words", (story, one)


def check_comments(teachers, review, story):
    """Each comment stands at the table that it is about, or is told."""
    every = {comment.text for one in (*review.decisions, *review.unplaced) for comment in one.comments}
    for sheet in teachers.sheets:
        for n in sheet.places():
            table, texts = sheet.rows[n][0], set(sheet.comments[n].values())
            placed = {comment.text for one in review.decisions for comment in one.comments if one.table == table}
            assert texts <= (every if teachers.damaged else placed), (story, sheet.name, n, texts)


def check_what_is_typed_elsewhere(teachers, review, story):
    """Each cell with something where nothing is asked is reported with its place."""
    told = told_in(review)
    anywhere = {text for one in review.unplaced for text in one.values.values()}
    kept = {value for one in review.decisions for value in one.values.values()} | anywhere
    for text in teachers.nowhere:
        assert text in kept, (story, "nowhere", text)
    for sheet in teachers.sheets:
        for n, cells in enumerate(sheet.cells):
            for cell in cells:
                if isinstance(cell, Typed):
                    assert compared(str(cell.value)) in told[sheet.name, n + 1], (story, sheet.name, n, cell)
        for n in sheet.places():
            values = sheet.values.get(sheet.rows[n], {})
            for kind in ("no choice", "beside"):
                if text := values.get(kind):
                    assert text in anywhere, (story, kind, text)


def check_what_is_gone(teachers, review, story):
    """Deleted rows and columns are reported."""
    codes = Counter(notice.code for notice in review.notices)
    left = {row[1] for sheet in teachers.sheets for row in sheet.rows if row and row[0] == "review"}
    gone = len(review.facts.pairs) - len(left)
    counted = [notice.values["count"] for notice in review.notices if notice.code == "review-pairs-missing"]
    assert counted == ([gone] if gone else []), story
    for table, name in teachers.deleted_columns:
        fields = [sheet.column(table, name) for sheet in teachers.sheets if table in sheet.tables()]
        if name == "verdict" and fields and all(column is None for column in fields):
            assert codes["review-column-missing"], (story, table)


def expected(teachers):
    """What must be decided: per row and field what stands there on any sheet."""
    fields = defaultdict(lambda: defaultdict(set))
    for sheet in teachers.sheets:
        for n in sheet.places():
            if sheet.rows[n][0] not in OWN:
                for name, value in plain(sheet.values.get(sheet.rows[n], {})).items():
                    fields[sheet.rows[n]][name].add(value)
    return fields


def plain(values):
    """What was filled in where it was asked."""
    return {name: value for name, value in values.items() if name not in {"no choice", "beside"}}


def told_in(review):
    """What is reported, as compared, by sheet and row and by what it is about."""
    told = defaultdict(set)
    for one in review.unplaced:
        texts = {compared(text) for text in one.values.values()}
        for place in ((one.source.sheet, one.source.row), (one.table, one.id)):
            told[place] |= texts
    return told


def key_of(decision):
    """What a decision is about, as the sheets name it."""
    side = ("@vmbo" if decision.vmbo == decision.id else "@mbo") if decision.table == "gaps" else ""
    return decision.table, decision.id + side


def words_of(teachers, key):
    """What a row of the words shows, which names it where its id is gone."""
    for sheet in teachers.sheets:
        for n, row in enumerate(sheet.rows):
            if row == key and row[0] == "words":
                columns = [sheet.column("words", side) for side in ("vmbo", "mbo")]
                if None not in columns:
                    return "words", " ~ ".join(str(sheet.cells[n][column]) for column in columns)
    return key
