// What people do: keys, mouse and touch; other tabs; saving. Every letter works only outside of text fields.

let wantsKeys = true;

function decideHere(field, value) {
  decide(view.name, field, value);
  told();
  const offered = current().side ? `gap ${field}` : field;
  const label = choices[offered]?.get(value) ?? value;
  say(fill(says.said, { field: says[field] ?? says.gap_action, value: label || says.nothing_chosen }));
}

function go(name, { focus = true } = {}) {
  view.name = name;
  drawList();
  drawItem();
  const here = at("rows").querySelector("[aria-current]");
  if (here) here.scrollIntoView({ block: "nearest" });
  if (focus) at("where").focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function step(by) {
  const list = shown();
  const place = list.findIndex((one) => one.name === view.name) + by;
  if (place >= 0 && place < list.length) go(list[place].name);
  else say(by > 0 ? says.last : says.first);
}

// After a filter: what is shown stays where it still fits, else the first that does is shown.
function stay() {
  const fitting = cards[view.mode].filter(fits);
  if (!fitting.some((one) => one.name === view.name) && fitting.length) go(fitting[0].name, { focus: false });
}

function switchTo(mode) {
  if (mode === view.mode) return;
  view.mode = mode;
  view.filters = { module: "", band: "", group: "", state: "", search: "" };
  at("search").value = "";
  for (const one of ["pairs", "gaps"]) at(`show-${one}`).setAttribute("aria-pressed", String(one === mode));
  drawFilters();
  go(cards[mode][0]?.name ?? "");
}

function stepBack() {
  const name = undo();
  if (!name) return say(says.nothing_to_undo);
  const one = byName.get(name);
  if (!one) return drawProgress();
  const mode = one.side ? "gaps" : "pairs";
  if (mode !== view.mode) switchTo(mode);
  go(name);
  told();
  return say(says.undone);
}

// The nth choice; the one that is chosen already is taken away again.
function choose(field, n) {
  const box = document.getElementsByName(field)[n - 1];
  if (!box) return;
  decideHere(field, valueOf(view.name, field) === box.value ? "" : box.value);
  at("where").focus({ preventScroll: true });
}

function focusChoice(field) {
  const boxes = [...document.getElementsByName(field)];
  (boxes.find((box) => box.checked) ?? boxes[0])?.focus();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => focusChoice("action"),
  o: () => at("remark")?.focus(),
  g: () => switchTo(view.mode === "pairs" ? "gaps" : "pairs"),
  u: stepBack,
  "/": () => at("search").focus(),
  "?": () => at("help").showModal(),
};

function pressed(event) {
  const inDialog = document.querySelector("dialog[open]");
  const typing = event.target.closest?.("textarea, input[type=text], input[type=search], input[type=date], select");
  if (event.key === "Escape" && typing && !inDialog) return at("where").focus();
  if (inDialog || typing || event.altKey || event.metaKey || !wantsKeys) return undefined;
  if (event.ctrlKey && event.key.toLowerCase() !== "z") return undefined;
  const action = event.ctrlKey ? stepBack : keys[event.key] ?? keys[event.key.toLowerCase()];
  const digit = /^[1-9]$/.test(event.key) && !event.ctrlKey ? Number(event.key) : 0;
  if (!action && !digit) return undefined;
  event.preventDefault();
  if (digit) return choose(event.target.closest?.("#action") ? "action" : "verdict", digit);
  return action();
}

function fileName() {
  const plain = (text) => text.replace(/[^\p{L}\p{N} .-]/gu, " ").replace(/\s+/g, " ").trim().slice(0, 40);
  const day = new Date().toISOString().slice(0, 10);
  return `${[says.file_name, plain(who.group ?? ""), day].filter(Boolean).join(" ")}.json`;
}

function save() {
  const url = URL.createObjectURL(new Blob([JSON.stringify(asFile())], { type: "application/json" }));
  const link = make("a", { href: url, download: fileName() });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  isSaved();
  drawProgress();
  say(says.was_saved);
}

function askWho(then) {
  const dialog = at("who-dialog");
  const usual = { date: new Date().toISOString().slice(0, 10) };
  for (const box of dialog.querySelectorAll("[data-who]")) box.value = who[box.dataset.who] || usual[box.dataset.who] || "";
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener(
    "close",
    () => {
      if (dialog.returnValue !== "ok") return;
      tellWho(Object.fromEntries([...dialog.querySelectorAll("[data-who]")].map((box) => [box.dataset.who, box.value.trim()])));
      drawProgress();
      then?.();
    },
    { once: true },
  );
}

async function openFile(event) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const taken = takeOver(await file.text());
  drawList({ anew: true });
  drawItem();
  drawProgress();
  say(taken < 0 ? says.other_file : counted("taken_over", taken));
  at("opened").textContent = at("said").textContent;
}

function otherTab(event) {
  if (event.key === null) return; // everything was thrown away: what is shown here still holds
  if (!event.key.startsWith(KEPT)) return;
  const name = event.key.slice(KEPT.length);
  if (name === "who") who = { ...who, ...kept("who") };
  else if (name === "saved") savedAt = String(kept("saved") || "");
  else if (name.startsWith("[")) readAgain(name);
  drawList({ anew: true });
  told();
}

function start() {
  remember();
  wantsKeys = kept("keys") !== false;
  at("keys-on").checked = wantsKeys;
  at("keys-on").addEventListener("change", (event) => {
    wantsKeys = event.target.checked;
    keep("keys", wantsKeys);
  });
  at("search").addEventListener("input", (event) => {
    view.filters.search = event.target.value;
    drawList();
  });
  at("search").addEventListener("keydown", (event) => {
    const first = cards[view.mode].find(fits);
    if (event.key === "Enter" && first) go(first.name);
  });
  at("previous").addEventListener("click", () => step(-1));
  at("next").addEventListener("click", () => step(1));
  at("undo").addEventListener("click", stepBack);
  at("save").addEventListener("click", () => (who.group ? save() : askWho(save)));
  at("open").addEventListener("change", openFile);
  at("who-button").addEventListener("click", () => askWho());
  at("help-button").addEventListener("click", () => at("help").showModal());
  at("list-button").addEventListener("click", (event) => {
    const open = at("list").classList.toggle("open");
    event.currentTarget.setAttribute("aria-expanded", String(open));
  });
  for (const mode of ["pairs", "gaps"]) at(`show-${mode}`).addEventListener("click", () => switchTo(mode));
  document.addEventListener("keydown", pressed);
  window.addEventListener("storage", otherTab);
  window.addEventListener("beforeunload", (event) => {
    if (!mayKeep.works && changedSince()) event.preventDefault();
  });
  drawFilters();
  const open = cards.pairs.find((one) => !isDone(one));
  if (!known.pairs.length && known.gaps.length) switchTo("gaps");
  else go((open ?? cards.pairs[0])?.name ?? "", { focus: false });
  drawProgress();
}

start();
