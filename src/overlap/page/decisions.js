// What was decided: kept in the browser after every change, undone step by step, saved to a file.
// The browser keeps each row under a name of its own, so that two tabs with the same page never undo each other's work.

const fromPage = (id) => JSON.parse(document.getElementById(id).textContent);
const known = fromPage("known"); // what module content.py tells
const says = fromPage("says"); // what module texts.py says
const KEPT = `overlap/${known.id}/`; // before the name of all that this page keeps
const FIELDS = { review: ["verdict", "action", "who", "remark"], gaps: ["verdict", "with", "action", "who", "remark"] };

const nameOf = (table, side, id) => JSON.stringify([table, side, id]);
const before = new Map(known.before.map((row) => [nameOf(row.table, row.side, row.id), row]));
const rows = new Map(); // name -> {values, at, apart}: what was changed on this page; apart: judged otherwise than the rest of its card
const undone = []; // steps that can be taken back: the pair or gap, the field, and what its rows were (name -> row or null)
const mayKeep = { works: true };
// A card is what is judged at once: a gap, or a pair with those that share its row of the workbook (`also`).
for (const pair of known.pairs) pair.name = nameOf("review", "", pair.id);
for (const pair of known.pairs) pair.also = pair.also.map((n) => known.pairs[n]);
for (const gap of known.gaps) gap.name = nameOf("gaps", gap.side, gap.id);
const cardOf = new Map(known.pairs.flatMap((pair) => pair.also.map((other) => [other.name, pair.name])));
const cards = { pairs: known.pairs.filter((pair) => !cardOf.has(pair.name)), gaps: known.gaps };
const byName = new Map([...known.pairs, ...known.gaps].map((one) => [one.name, one]));
const cardsOf = (names) => [...new Set(names.map((name) => cardOf.get(name) ?? name))];
let who = { ...known.who };
let savedAt = "";

function keep(name, value) {
  try {
    localStorage.setItem(KEPT + name, JSON.stringify(value));
    mayKeep.works = true;
  } catch {
    mayKeep.works = false; // a full disk, or a browser that may keep nothing: the page says so
  }
}

function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(KEPT + name));
  } catch {
    return null;
  }
}

// A row as the page once kept it; null for what is none: the storage of a browser can be written by others.
function asRow(found) {
  const sound = found && typeof found === "object" && found.values && typeof found.values === "object";
  if (!sound) return null;
  const values = Object.entries(found.values).filter(([, text]) => typeof text === "string");
  return { values: Object.fromEntries(values), at: String(found.at || ""), apart: found.apart === true };
}

function remember() {
  keep("?", { at: new Date().toISOString() }); // learn at once whether this browser keeps anything
  try {
    for (let n = 0; n < localStorage.length; n += 1) {
      const name = localStorage.key(n);
      if (name.startsWith(`${KEPT}[`)) readAgain(name.slice(KEPT.length));
    }
  } catch {
    mayKeep.works = false;
  }
  const told = kept("who");
  if (told && typeof told === "object") who = { ...who, ...told };
  savedAt = String(kept("saved") || "");
}

// What another tab, or this page before it was closed, kept of a row; true where that is news.
function readAgain(name) {
  const found = asRow(kept(name));
  const had = rows.get(name);
  if (found && (!had || found.at >= had.at)) rows.set(name, found);
  if (!found && had) rows.delete(name);
  return true;
}

const valuesOf = (name) => rows.get(name)?.values ?? before.get(name)?.values ?? {};
const valueOf = (name, field) => valuesOf(name)[field] ?? "";

function put(name, found) {
  if (found) rows.set(name, found);
  else rows.delete(name);
  if (found) keep(name, found);
  else {
    try {
      localStorage.removeItem(KEPT + name);
    } catch {
      mayKeep.works = false;
    }
  }
}

const willUndo = (name, field, names) => undone.push({ name, field, was: new Map(names.map((each) => [each, rows.get(each) ?? null])) });

const differs = (name, field) => !["", valueOf(cardOf.get(name), field)].includes(valueOf(name, field));
const cameApart = new Set([...cardOf.keys()].filter((name) => differs(name, "verdict")));
const isApart = (name) => rows.get(name)?.apart ?? cameApart.has(name);

// The pairs that share the row of a pair and have nothing else in a field: what is chosen there goes for them too.
function goesAlong(name, field) {
  const others = (byName.get(name)?.also ?? []).map((pair) => pair.name);
  return others.filter((other) => !isApart(other) && !differs(other, field));
}

// Changes a field; a step that goes on typing in the same field of the same row is one step to undo.
function decide(name, field, text, { goesOn = false } = {}) {
  if (valueOf(name, field) === text) return;
  const last = undone.at(-1);
  const isSameStep = goesOn && last?.name === name && last.field === field;
  const names = isSameStep ? [...last.was.keys()] : [name, ...goesAlong(name, field)];
  if (!isSameStep) willUndo(name, field, names);
  const at = new Date().toISOString();
  for (const each of names) put(each, { values: { ...valuesOf(each), [field]: text }, at, apart: isApart(each) });
}

// Chooses a verdict for one of the pairs of a row: what was chosen for the row goes for it only where they agree.
function decideApart(name, verdict) {
  const card = cardOf.get(name);
  const ofRow = valuesOf(card);
  const own = Object.entries(valuesOf(name)).filter(([field, text]) => text !== ofRow[field]);
  const apart = verdict !== valueOf(card, "verdict");
  willUndo(card, "", [name]);
  put(name, { values: { ...(apart ? {} : ofRow), ...Object.fromEntries(own), verdict }, at: new Date().toISOString(), apart });
}

// Takes the last step back; gives the name of its card, null where nothing is left to undo.
function undo() {
  const step = undone.pop();
  if (!step) return null;
  for (const [name, row] of step.was) put(name, row);
  return step.name;
}

function tellWho(answers) {
  who = { ...who, ...answers };
  keep("who", who);
}

const changedSince = () => cardsOf([...rows.keys()].filter((name) => rows.get(name).at > savedAt)).length;

// The file that `overlap merge`, `status`, `report` and `--previous` read as they read a workbook.
function asFile() {
  const saved = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const names = new Set([...before.keys(), ...rows.keys()]);
  const decisions = [...names].map((name) => {
    const [table, side, id] = JSON.parse(name);
    const values = Object.fromEntries(Object.entries(valuesOf(name)).filter(([, text]) => text));
    return { vmbo: "", mbo: "", comments: [], ...before.get(name), table, side, id, values };
  });
  return { overlap: known.kind, format: known.format, saved, page: known.id, who, decisions, facts: known.facts };
}

function isSaved() {
  savedAt = new Date().toISOString();
  keep("saved", savedAt);
}

// Takes over what a file holds that this page saved earlier; gives how many cards, -1 where it is of another comparison.
function takeOver(text) {
  let file = null;
  try {
    file = JSON.parse(text);
  } catch {
    return -1;
  }
  const told = (rowsOfFacts) => JSON.stringify((rowsOfFacts ?? []).find((row) => row[0] === "fingerprint"));
  if (file?.overlap !== known.kind || told(file.facts) !== told(known.facts) || !Array.isArray(file.decisions)) return -1;
  const news = new Map();
  for (const row of file.decisions) {
    const name = nameOf(row.table, row.side ?? "", row.id);
    const found = asRow({ values: row.values, at: new Date().toISOString() });
    const same = found && JSON.stringify(Object.entries(found.values).sort()) === JSON.stringify(Object.entries(valuesOf(name)).filter(([, t]) => t).sort());
    if (!found || same || !(row.table in FIELDS)) continue;
    news.set(name, found);
  }
  const taken = cardsOf([...news.keys()]);
  if (taken.length) willUndo(taken[0], "", [...news.keys()]);
  for (const [name, row] of news) rows.set(name, row);
  for (const [name, row] of news) put(name, { ...row, apart: cardOf.has(name) && differs(name, "verdict") });
  const answers = Object.entries(file.who ?? {}).filter(([, answer]) => typeof answer === "string" && answer);
  tellWho(Object.fromEntries(answers));
  return taken.length;
}
