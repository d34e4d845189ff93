// What is seen: the list of pairs or gaps, one of them large, and how far the group is. Texts are only ever set as text.

const at = (id) => document.getElementById(id);
const view = { mode: "pairs", name: cards.pairs[0]?.name ?? "", filters: { module: "", band: "", group: "", state: "", search: "" } };
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
// A text in which something is counted, in the form that goes with the number.
const counted = (name, number, values = { n: number }) => fill(says[number === 1 ? `one_${name}` : name], values);
const choices = Object.fromEntries(Object.entries(known.choices).map(([name, all]) => [name, new Map(all)]));

function make(tag, values = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (name in node && typeof value !== "string") node[name] = value;
    else if (value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// A text with what both sides have in common marked; spans are [first, behind].
function marked(text, spans = []) {
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const [first, behind] of spans) {
    parts.append(text.slice(from, first), make("mark", {}, text.slice(first, behind)));
    from = behind;
  }
  parts.append(text.slice(from));
  return parts;
}

const goalsOf = (one) =>
  one.side ? [known.goals[one.side][one.goal]] : [known.goals.vmbo[one.vmbo], known.goals.mbo[one.mbo]];
const moduleOf = (one) => (one.side ? `${one.side} · ${goalsOf(one)[0].module}` : goalsOf(one)[0].module);
const verdictOf = (one) => valueOf(one.name, "verdict");
const verdictLabel = (one) => choices[one.side ? "gap verdict" : "verdict"].get(verdictOf(one)) ?? verdictOf(one);
const pairsOf = (one) => [one, ...(one.also ?? [])];
const isDone = (one) => pairsOf(one).every((pair) => isJudged(one.side ? "gaps" : "review", verdictOf(pair)));
const searchable = new Map();

function textOf(one) {
  if (!searchable.has(one.name)) searchable.set(one.name, fold(pairsOf(one).flatMap(goalsOf).map((goal) => `${goal.code} ${goal.text} ${goal.more}`).join(" ")));
  return `${searchable.get(one.name)} ${fold(valueOf(one.name, "remark"))}`;
}

function fits(one) {
  const { module, band, group, state, search } = view.filters;
  const judged = isDone(one);
  const states = { open: !judged, judged, later: pairsOf(one).some((pair) => verdictOf(pair) === "discuss later") };
  return (
    (!module || moduleOf(one) === module) &&
    (!band || one.band === band || one.side) &&
    (!group || String(one.group) === group || one.side) &&
    (!state || states[state]) &&
    (!search || fold(search).split(/\s+/).every((word) => textOf(one).includes(word)))
  );
}

// The rows that the filters leave; the one that is shown stays, though its state may no longer fit.
const shown = () => cards[view.mode].filter((one) => fits(one) || one.name === view.name);
const current = () => byName.get(view.name);

function select(label, name, options, chosen, change) {
  const all = [["", says.all], ...options].map(([value, text]) => make("option", { value, selected: value === chosen }, text));
  const box = make("select", { id: `filter-${name}` }, ...all);
  box.addEventListener("change", () => change(box.value));
  return make("label", { for: box.id }, make("span", {}, label), box);
}

function drawFilters() {
  const set = (name) => (value) => {
    view.filters[name] = value;
    drawList();
    stay();
  };
  const each = (list) => [...new Set(list)].filter(Boolean);
  const modules = each(cards[view.mode].map(moduleOf)).map((text) => [text, text]);
  const groups = each(known.pairs.map((one) => one.group)).sort((a, b) => a - b);
  const boxes = [select(says.module, "module", modules, view.filters.module, set("module"))];
  if (view.mode === "pairs") {
    boxes.push(select(says.band, "band", known.bands, view.filters.band, set("band")));
    if (groups.length > 1) boxes.push(select(says.group, "group", groups.map((n) => [String(n), String(n)]), view.filters.group, set("group")));
  }
  boxes.push(select(says.state, "state", [["open", says.open], ["judged", says.judged], ["later", says.later]], view.filters.state, set("state")));
  at("filters").replaceChildren(...boxes);
}

// Only a list of other rows is drawn anew: of a whole dossier it is long.
function drawList({ anew = false } = {}) {
  const list = shown();
  const had = [...at("rows").children].map((item) => item.firstChild.dataset.name);
  if (anew || list.length !== had.length || list.some((one, n) => one.name !== had[n])) {
    at("rows").replaceChildren(...list.map((one) => row(one)));
    at("how-many").textContent = fill(says.shown, { n: list.length });
  }
  for (const button of at("rows").querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  at("rows").querySelector(`[data-name="${CSS.escape(view.name)}"]`)?.setAttribute("aria-current", "true");
}

// The number by which the workbook has a pair too; those in its row have theirs.
const numberOf = (one) => known[view.mode].indexOf(one) + 1;

function row(one) {
  const verdict = verdictOf(one);
  const names = [goalsOf(one)[0].code, pairsOf(one).map((pair) => goalsOf(pair).at(-1).code).join(", ")];
  const button = make(
    "button",
    { type: "button", "data-name": one.name },
    make("span", { class: "number" }, String(numberOf(one))),
    make("span", { class: "names" }, (one.side ? names.slice(0, 1) : names).join(" – "), make("span", { class: "words" }, goalsOf(one)[0].text.slice(0, 80))),
    make("span", { class: `verdict ${verdict.replaceAll(" ", "-") || "none"}` }, verdict ? verdictLabel(one) : says.open),
  );
  button.addEventListener("click", () => go(one.name));
  return make("li", {}, button);
}

function card(goal, side, spans = [[], []]) {
  const code = make("p", { class: "code" }, make("span", { class: "side" }, side), ` ${goal.code}`);
  const above = goal.above.length ? make("p", { class: "above" }, goal.above.join(" › ")) : null;
  const more = goal.more ? make("div", { class: "more", tabindex: "0" }, ...goal.more.split("\n").reduce(paragraphs(spans[1]), { at: 0, made: [] }).made) : null;
  return make("article", { class: `card ${side}` }, code, make("p", { class: "text" }, marked(goal.text, spans[0])), above, more);
}

// The lines of a text as paragraphs, each with the spans that fall in it.
const paragraphs = (spans) => (state, line) => {
  const end = state.at + line.length;
  const inside = spans.filter(([first, behind]) => first >= state.at && behind <= end).map(([first, behind]) => [first - state.at, behind - state.at]);
  state.made.push(make("p", {}, marked(line, inside)));
  state.at = end + 1;
  return state;
};

function radios(name, legend, offered, chosen, key) {
  const options = [...offered].map(([value, text], n) => {
    const id = `${name}-${n + 1}`;
    const box = make("input", { type: "radio", name, id, value, checked: value === chosen });
    box.addEventListener("change", () => decideHere(name, value));
    return [box, make("label", { for: id, class: value.replaceAll(" ", "-") }, make("kbd", {}, String(n + 1)), ` ${text}`)];
  });
  const clear = make("button", { type: "button", class: "clear", id: `${name}-clear`, disabled: !chosen, "aria-label": fill(says.clear_field, { field: legend }), title: says.clear }, "×");
  clear.addEventListener("click", () => decideHere(name, ""));
  const title = make("legend", {}, legend, key ? make("kbd", {}, key) : null);
  return make("fieldset", { id: name, class: "choices" }, title, ...options.flat(), clear);
}

function typed(name, label, key, long) {
  const box = long ? make("textarea", { id: name, rows: "1" }) : make("input", { id: name, type: "text", autocomplete: "off" });
  box.value = valueOf(view.name, name);
  box.addEventListener("input", () => {
    decide(view.name, name, box.value, { goesOn: true });
    told();
  });
  return make("div", { class: "typed short" }, make("label", { for: name }, label, key ? make("kbd", {}, key) : null), box);
}

function drawItem() {
  const one = current();
  const place = shown().indexOf(one);
  const controls = at("decide");
  at("elsewhere").hidden = true;
  if (!one) {
    at("where").textContent = says.nothing;
    at("texts").replaceChildren();
    at("why").replaceChildren();
    controls.replaceChildren();
    return;
  }
  const total = known[view.mode].length;
  at("where").textContent = fill(view.mode === "pairs" ? says.pair_of : says.gap_of, { n: numberOf(one), total });
  at("previous").disabled = place <= 0;
  at("next").disabled = place >= shown().length - 1;
  if (one.side) drawGap(one, controls);
  else drawPair(one, controls);
}

function drawPair(one, controls) {
  const [vmbo, mbo] = goalsOf(one);
  at("texts").replaceChildren(card(vmbo, "vmbo", one.marks.vmbo), card(mbo, "mbo", one.marks.mbo));
  at("why").replaceChildren(
    make("p", { class: "sure" }, ...one.sure.map((line) => make("span", {}, line))),
    make("ul", {}, ...one.why.map((line) => make("li", {}, line))),
  );
  controls.replaceChildren(
    radios("verdict", says.verdict, choices.verdict, verdictOf(one), "1–5"),
    ...(one.also.length ? [apart(one)] : []),
    radios("action", says.action, choices.action, valueOf(one.name, "action"), "a"),
    typed("who", says.who_acts, "", false),
    typed("remark", says.remark, "o", true),
  );
  drawElsewhere(one);
}

// The pairs that the verdict goes for too, each with the verdict that counts for it, to choose another.
function apart(one) {
  const rows = one.also.map((pair) => {
    const options = [["", "–"], ...choices.verdict].map(([value, text]) => make("option", { value }, text));
    const box = make("select", { id: `apart-${numberOf(pair)}`, "data-pair": pair.name }, ...options);
    box.value = verdictOf(pair);
    box.addEventListener("change", () => {
      decideApart(pair.name, box.value);
      told();
    });
    const goal = goalsOf(pair)[1];
    const fields = ["action", "who", "remark"].filter((field) => valueOf(pair.name, field) !== valueOf(one.name, field));
    const own = fields.map((field) => valueOf(pair.name, field)).map((text) => choices.action.get(text) ?? text);
    const number = make("span", { class: "number" }, String(numberOf(pair)));
    return make("li", {}, make("label", { for: box.id }, number, `${goal.code} ${goal.text}`, make("span", { class: "own" }, own.filter(Boolean).join(" · "))), box);
  });
  return make("fieldset", { class: "apart" }, make("legend", {}, says.also), make("p", {}, says.also_why), make("ul", {}, ...rows));
}

// What other groups decided, below what is filled in: a group looks for itself first.
function drawElsewhere(one) {
  const judged = pairsOf(one).filter((pair) => pair.elsewhere.length);
  const lines = judged.map((pair) => [...(one.also.length ? [goalsOf(pair)[1].code] : []), ...pair.elsewhere].join(" · "));
  at("elsewhere").replaceChildren(make("h3", {}, says.elsewhere), make("ul", {}, ...lines.map((line) => make("li", {}, line))));
  at("elsewhere").hidden = !judged.length;
}

function drawGap(one, controls) {
  const [goal] = goalsOf(one);
  const other = one.side === "vmbo" ? "mbo" : "vmbo";
  at("texts").replaceChildren(card(goal, one.side));
  const near = one.near.map(([n, chance]) => make("li", {}, `${chance} % · ${known.goals[other][n].code} ${known.goals[other][n].text}`));
  at("why").replaceChildren(make("p", {}, near.length ? says.nearest : says.no_nearest), make("ul", {}, ...near));
  const labels = known.goals[other].map((each) => each.label);
  const met = valueOf(one.name, "with");
  const options = ["", ...(met && !labels.includes(met) ? [met] : []), ...labels].map((text) => make("option", { value: text, selected: text === met }, text || "–"));
  const box = make("select", { id: "with" }, ...options);
  box.addEventListener("change", () => decideHere("with", box.value));
  controls.replaceChildren(
    radios("verdict", says.verdict, choices["gap verdict"], verdictOf(one), "1–3"),
    make("div", { class: "typed" }, make("label", { for: "with" }, says.with), box),
    radios("action", says.gap_action, choices["gap action"], valueOf(one.name, "action"), "a"),
    typed("who", says.who_acts, "", false),
    typed("remark", says.remark, "o", true),
  );
}

// Shows what was decided without drawing anew what somebody is typing in.
function told() {
  const one = current();
  for (const name of ["verdict", "action"]) {
    for (const box of document.getElementsByName(name)) box.checked = box.value === valueOf(view.name, name);
    if (at(`${name}-clear`)) at(`${name}-clear`).disabled = !valueOf(view.name, name);
  }
  for (const name of ["who", "remark", "with"]) {
    const box = at(name);
    if (box && box.value !== valueOf(view.name, name)) box.value = valueOf(view.name, name);
  }
  for (const box of at("decide").querySelectorAll("[data-pair]")) box.value = valueOf(box.dataset.pair, "verdict");
  const old = at("rows").querySelector("[aria-current]")?.parentNode;
  if (one && old) {
    old.replaceWith(row(one));
    drawList();
  }
  drawProgress();
}

function drawProgress() {
  const counts = { pairs: progress(known.pairs, "review"), gaps: progress(known.gaps, "gaps") };
  at("judged").textContent = counted("judged_of", counts.pairs.total, { n: counts.pairs.judged, total: counts.pairs.total });
  at("judged-gaps").textContent = counted("gaps_of", counts.gaps.total, { n: counts.gaps.judged, total: counts.gaps.total });
  at("bar").value = counts.pairs.judged;
  at("bar").max = Math.max(1, counts.pairs.total);
  const now = coverage();
  for (const side of ["vmbo", "mbo"]) {
    const parts = [...choices.outcome].map(([name, label]) => [name, label, now[side][name]]);
    const words = parts.map(([name, label, n]) => make("li", { "data-outcome": name }, make("i", { class: `swatch ${name}` }), `${label} ${n}`));
    const drawn = parts.filter(([, , n]) => n).map(([name, , n]) => {
      const piece = make("span", { class: name });
      piece.style.flexGrow = n;
      return piece;
    });
    at(`coverage-${side}`).replaceChildren(...words);
    at(`bar-${side}`).replaceChildren(...drawn);
  }
  const changed = changedSince();
  at("unsaved").textContent = changed ? counted("unsaved", changed) : says.all_saved;
  at("undo").disabled = undone.length === 0;
  at("not-kept").hidden = mayKeep.works;
  at("who-now").textContent = who.group ? [who.group, choices.behalf.get(who["on behalf of"])].filter(Boolean).join(" · ") : says.who_missing;
}

function say(text) {
  at("said").textContent = text;
}
