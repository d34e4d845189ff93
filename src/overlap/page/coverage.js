// What the decisions make of each goal, by the rule of overlap.model.outcome: the workbook and the report say the same.

const OVERLAP = ["repetition", "deepening"];
const DECIDES = [...OVERLAP, "related", "no overlap"];
const GAP_DECIDES = ["gap", "overlap after all"];

const isJudged = (table, verdict) => (table === "gaps" ? GAP_DECIDES : DECIDES).includes(verdict);

function coverage() {
  const count = { vmbo: new Map(), mbo: new Map() };
  const of = (side, id) => {
    const none = { overlap: 0, related: 0, proposed: 0, decided: 0, settled: 0, added: 0 };
    if (!count[side].has(id)) count[side].set(id, none);
    return count[side].get(id);
  };
  for (const pair of known.pairs) {
    const verdict = valueOf(pair.name, "verdict");
    for (const side of ["vmbo", "mbo"]) {
      const goal = of(side, known.goals[side][pair[side]].id);
      if (pair.origin !== "sample") goal.proposed += 1;
      if (OVERLAP.includes(verdict)) goal.overlap += 1;
      if (verdict === "related") goal.related += 1;
      if (pair.origin !== "sample" && ["related", "no overlap"].includes(verdict)) goal.decided += 1;
    }
  }
  for (const row of known.before.filter((one) => one.table === "own")) {
    const verdict = row.values.verdict ?? "";
    const ids = { vmbo: goalNamed("vmbo", row.values["vmbo goal"]), mbo: goalNamed("mbo", row.values["mbo item"]) };
    for (const side of ["vmbo", "mbo"].filter((one) => ids[one])) {
      const goal = of(side, ids[side]);
      if (OVERLAP.includes(verdict)) goal.overlap += 1;
      if (verdict === "related") goal.related += 1;
      if (verdict === "related") goal.settled += 1;
      if (ids.vmbo && ids.mbo && !DECIDES.includes(verdict)) goal.added += 1;
    }
  }
  for (const gap of known.gaps) {
    const verdict = valueOf(gap.name, "verdict");
    if (verdict === "gap") of(gap.side, gap.id).settled += 1;
    if (verdict !== "overlap after all") continue;
    of(gap.side, gap.id).overlap += 1;
    const other = gap.side === "vmbo" ? "mbo" : "vmbo";
    const met = goalNamed(other, valueOf(gap.name, "with"));
    if (met) of(other, met).overlap += 1;
  }
  const outcomes = (side) => {
    const tally = { overlap: 0, related: 0, gap: 0, open: 0 };
    for (const goal of known.goals[side]) tally[outcomeOf(of(side, goal.id))] += 1;
    return tally;
  };
  return { vmbo: outcomes("vmbo"), mbo: outcomes("mbo") };
}

function outcomeOf(goal) {
  const waiting = goal.added + (goal.proposed ? goal.proposed - goal.decided : Number(!goal.settled));
  if (goal.overlap) return "overlap";
  if (waiting) return "open";
  return goal.related ? "related" : "gap";
}

const labels = { vmbo: new Map(), mbo: new Map() };
for (const side of ["vmbo", "mbo"]) for (const goal of known.goals[side]) labels[side].set(goal.label, goal.id);

// The id of the goal that a drop-down of the workbook calls so, "" for none.
const goalNamed = (side, label) => labels[side].get(label ?? "") ?? "";

function progress(list, table) {
  const asked = list.filter((one) => one.origin !== "sample");
  return { total: asked.length, judged: asked.filter((one) => isJudged(table, valueOf(one.name, "verdict"))).length };
}
