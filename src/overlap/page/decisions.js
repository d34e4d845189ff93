// What was decided: kept in the browser after every change, undone step by step, saved to a file.
// The browser keeps each row under a name of its own, so that two tabs with the same page never undo each other's work.

const fromPage = (id) => JSON.parse(document.getElementById(id).textContent);
const known = fromPage("known"); // what module content.py tells
const says = fromPage("says"); // what module texts.py says
const KEPT = `overlap/${known.id}/`; // before the name of all that this page keeps
const FIELDS = { review: ["verdict", "action", "who", "remark"], gaps: ["verdict", "with", "action", "who", "remark"] };

const nameOf = (table, side, id) => JSON.stringify([table, side, id]);
const before = new Map(known.before.map((row) => [nameOf(row.table, row.side, row.id), row]));
const rows = new Map(); // name -> {values, at}: what was changed on this page
const undone = []; // steps that can be taken back: {name, was}
const mayKeep = { works: true };
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
  return { values: Object.fromEntries(values), at: String(found.at || "") };
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

// Changes a field; a step that goes on typing in the same field of the same row is one step to undo.
function decide(name, field, text, { goesOn = false } = {}) {
  if (valueOf(name, field) === text) return;
  const last = undone.at(-1);
  if (!(goesOn && last && last.name === name && last.field === field)) undone.push({ name, field, was: rows.get(name) ?? null });
  const values = { ...valuesOf(name), [field]: text };
  put(name, { values, at: new Date().toISOString() });
}

// Takes the last step back; gives the name of its row, null where nothing is left to undo.
function undo() {
  const step = undone.pop();
  if (!step) return null;
  put(step.name, step.was);
  return step.name;
}

function tellWho(answers) {
  who = { ...who, ...answers };
  keep("who", who);
}

const changedSince = () => [...rows.values()].filter((row) => row.at > savedAt).length;

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

// Takes over what a file holds that this page saved earlier; gives how many rows, -1 where it is of another comparison.
function takeOver(text) {
  let file = null;
  try {
    file = JSON.parse(text);
  } catch {
    return -1;
  }
  const told = (rowsOfFacts) => JSON.stringify((rowsOfFacts ?? []).find((row) => row[0] === "fingerprint"));
  if (file?.overlap !== known.kind || told(file.facts) !== told(known.facts) || !Array.isArray(file.decisions)) return -1;
  let taken = 0;
  for (const row of file.decisions) {
    const name = nameOf(row.table, row.side ?? "", row.id);
    const found = asRow({ values: row.values, at: new Date().toISOString() });
    const same = found && JSON.stringify(Object.entries(found.values).sort()) === JSON.stringify(Object.entries(valuesOf(name)).filter(([, t]) => t).sort());
    if (!found || same || !(row.table in FIELDS)) continue;
    undone.push({ name, field: "", was: rows.get(name) ?? null });
    put(name, found);
    taken += 1;
  }
  const answers = Object.entries(file.who ?? {}).filter(([, answer]) => typeof answer === "string" && answer);
  tellWho(Object.fromEntries(answers));
  return taken;
}
