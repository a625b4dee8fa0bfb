// Decisions in a report on disk: kept in this browser until they are exported, exported and imported
// as a decisions file. A page that is served for review is kept by its server; it exports only.
(() => {
  "use strict";

  const bar = document.querySelector(".deciding");
  if (!bar) return;
  const SCHEMA = "provenance.decisions/1";
  const FILE = "provenance-decisions.json";
  const served = "review" in document.body.dataset;
  const status = bar.querySelector("[role=status]");
  const left = bar.querySelector(".left");

  const carried = () =>
    [...document.querySelectorAll("[data-entry]")].map((one) => JSON.parse(one.dataset.entry));
  const keyOf = ({ draft, fingerprint }) => `provenance:${JSON.stringify([draft, fingerprint])}`;
  const tell = (what, detail) =>
    document.dispatchEvent(new CustomEvent(`provenance:${what}`, { detail }));
  const count = (number, thing, things = `${thing}s`) => `${number} ${number === 1 ? thing : things}`;

  // ---- histories ----

  const same = (one, two) =>
    ["choice", "reviewer", "note", "on"].every((field) => one[field] === two[field]);

  // As provenance joins two histories: what both begin with, then the rest in order of date.
  const joined = (one, two) => {
    let alike = 0;
    while (alike < Math.min(one.length, two.length) && same(one[alike], two[alike])) alike += 1;
    const rest = one.slice(alike);
    const added = two.slice(alike);
    for (const decision of rest) {
      const at = added.findIndex((other) => same(decision, other));
      if (at >= 0) added.splice(at, 1);
    }
    const all = one.slice(0, alike);
    while (rest.length && added.length) all.push((added[0].on < rest[0].on ? added : rest).shift());
    return [...all, ...rest, ...added];
  };

  // ---- this browser's memory, or this page's where the browser lends none ----

  const page = new Map();
  const kept = (key) => {
    try { return JSON.parse(localStorage.getItem(key)) || page.get(key); } catch { return page.get(key); }
  };
  const keep = (key, value) => {
    page.set(key, value);
    try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* the page has it */ }
  };
  const forget = (key) => {
    page.delete(key);
    try { localStorage.removeItem(key); } catch { /* there is none */ }
  };

  const safe = new Map(); // how many decisions of an entry the audit or an export has
  const elsewhere = new Map(); // entries of other audits, from a file that was imported
  const unsaved = () => carried().reduce(
    (sum, one) => sum + Math.max(0, one.history.length - (safe.get(keyOf(one)) || 0)), 0);

  const say = (news) => {
    if (news) status.textContent = news;
    const number = served ? 0 : unsaved();
    bar.classList.toggle("pending", number > 0);
    document.documentElement.classList.toggle("unexported", number > 0);
    left.textContent = number
      ? `${count(number, "decision")} made here ${number === 1 ? "is" : "are"} not exported yet.` : "";
  };

  // ---- keeping ----

  const today = () => {
    const now = new Date();
    const part = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
  };

  const put = (entry) => {
    keep(keyOf(entry), { history: entry.history, safe: safe.get(keyOf(entry)) || 0 });
    tell("entries", { entries: [entry] });
  };

  if (!served) {
    for (const entry of carried()) {
      const key = keyOf(entry);
      const mine = kept(key);
      safe.set(key, entry.history.length);
      if (!mine || !Array.isArray(mine.history)) continue;
      const history = joined(entry.history, mine.history);
      if (history.length === entry.history.length) {
        forget(key); // the audit has them all
      } else {
        safe.set(key, Math.max(entry.history.length, mine.safe || 0));
        tell("entries", { entries: [{ ...entry, history }] });
      }
    }

    document.addEventListener("provenance:decided", ({ detail: { entry, decision, seen } }) => {
      const mine = kept(keyOf(entry)); // another window may have gone on
      const history = mine ? joined(entry.history, mine.history) : entry.history;
      if (history.length !== seen) {
        const why = "Decided in another window meanwhile";
        tell("refused", { fingerprint: entry.fingerprint, why, entry: { ...entry, history } });
        return;
      }
      put({ ...entry, history: [...history, { ...decision, on: today() }] });
      say();
    });

    window.addEventListener("beforeunload", (event) => {
      if (unsaved()) event.preventDefault();
    });
  }

  // ---- export ----

  const sorted = (key, value) => {
    if (!value || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const order = (one) => [one.draft, one.rule, one.fingerprint];
  const before = (a, b) => {
    const at = order(a).findIndex((part, n) => part !== order(b)[n]);
    return at < 0 ? 0 : order(a)[at] < order(b)[at] ? -1 : 1;
  };

  bar.querySelector("[name=export]").addEventListener("click", () => {
    const mine = carried().filter((one) => one.history.length);
    const decisions = [...mine, ...elsewhere.values()].sort(before);
    const text = `${JSON.stringify({ decisions, schema: SCHEMA }, sorted, 1)}\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    for (const entry of mine) {
      safe.set(keyOf(entry), entry.history.length);
      if (kept(keyOf(entry))) keep(keyOf(entry), { history: entry.history, safe: entry.history.length });
    }
    say(`Exported: decisions about ${count(decisions.length, "finding")}, as ${FILE}.`);
  });

  // ---- import ----

  const form = document.getElementById("decide").content;
  const CHOICES = [...form.querySelectorAll("[data-said]")].map((one) => one.value || "withdrawn");
  const reviewers = new RegExp(form.querySelector("[name=reviewer]").dataset.allowed, "u");
  const isText = (value) => typeof value === "string";
  const isDecision = (one) => one && CHOICES.includes(one.choice) && isText(one.reviewer) &&
    reviewers.test(one.reviewer) && /^\d{4}-\d\d-\d\d$/.test(one.on) &&
    (one.note === undefined || (isText(one.note) && [...one.note].length <= 2000));

  // The entries of a decisions file; throws with the place of what is wrong.
  const read = (text) => {
    const file = JSON.parse(text);
    if (!file || file.schema !== SCHEMA) throw new Error(`its schema is not ${SCHEMA}`);
    if (!Array.isArray(file.decisions)) throw new Error("decisions must be a list");
    return file.decisions.map((one, at) => {
      const known = one && [one.fingerprint, one.draft, one.rule].every(isText);
      const texts = known && Array.isArray(one.text || []) && (one.text || []).every(isText);
      if (!texts || !Array.isArray(one.history)) throw new Error(`decisions[${at}] is no entry`);
      const wrong = one.history.findIndex((decision) => !isDecision(decision));
      if (wrong >= 0) throw new Error(`decisions[${at}].history[${wrong}] is no decision`);
      const history = one.history.map((decision) => ({ ...decision, note: decision.note || "" }));
      return { ...one, text: one.text || [], history };
    });
  };

  // As provenance knows an entry again: of the same draft, however its path is spelled; else, where a
  // sentence's worth of words was judged, the same passage wherever it stands.
  const endsAlike = (one, two) => `/${one}`.endsWith(`/${two}`) || `/${two}`.endsWith(`/${one}`);
  const long = ({ text }) => text.join(" ").split(/\s+/).length >= 7;
  const answering = (entry, ours) => {
    const all = ours.filter((one) => one.fingerprint === entry.fingerprint);
    const near = all.filter((one) => endsAlike(one.draft, entry.draft));
    const exact = near.find((one) => one.draft === entry.draft);
    return exact || (near.length === 1 ? near[0] : !near.length && long(entry) ? all[0] : undefined);
  };

  const take = (entries) => {
    const ours = carried();
    let added = 0;
    let known = 0;
    let others = 0;
    for (const entry of entries) {
      const mine = answering(entry, ours);
      if (!mine) {
        elsewhere.set(keyOf(entry), entry);
        others += 1;
        continue;
      }
      const history = joined(mine.history, entry.history);
      if (history.length === mine.history.length) {
        known += 1;
        continue;
      }
      added += history.length - mine.history.length;
      put({ ...mine, history });
    }
    const parts = [
      `${count(added, "decision")} taken over`,
      known && `${count(known, "finding")} ${known === 1 ? "was" : "were"} decided alike already`,
      others && `${count(others, "finding")} of the file ${others === 1 ? "is" : "are"} not in this ` +
        `audit; an export keeps ${others === 1 ? "it" : "them"}`,
    ];
    say(`Imported: ${parts.filter(Boolean).join("; ")}.`);
  };

  const file = bar.querySelector("input[type=file]");
  file.closest("label").hidden = served;
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      take(read(await chosen.text()));
    } catch (error) {
      say(`Nothing was imported: ${chosen.name} is no decisions file: ${error.message}.`);
    }
    file.value = "";
  });

  bar.hidden = !document.querySelector("[data-entry]");
  say();
})();
