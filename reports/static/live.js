// Served for review: what is decided here is saved at once; what others decide, and that the texts
// were changed and audited again, is shown as it happens.
(() => {
  "use strict";

  const bar = document.querySelector(".live");
  const said = bar.querySelector("p");
  const show = bar.querySelector("button");
  const token = new URLSearchParams(location.search).get("token") || "";
  const BETWEEN = 1000; // milliseconds from one answer to the next question

  const at = (path) => `${path}?${new URLSearchParams({ token })}`;
  const tell = (name, detail) =>
    document.dispatchEvent(new CustomEvent(`provenance:${name}`, { detail }));

  // ---- what was typed and not saved ----

  const typed = () => [...document.querySelectorAll("form textarea")].some(
    (note) => note.value.trim() && note.value !== note.defaultValue);
  let leaving = false;
  window.addEventListener("beforeunload", (event) => {
    if (typed() && !leaving) event.preventDefault();
  });

  // ---- the bar ----

  const now = { lost: "", note: said.textContent, newer: "", warned: false };

  const say = () => {
    const unsaved = now.warned && "A note that you have typed is not saved yet and would be lost.";
    const text = [now.lost, now.note, now.newer, unsaved].filter(Boolean).join(" ");
    if (said.textContent !== text) said.textContent = text; // said again only if it is news
    document.documentElement.classList.toggle("told", Boolean(text));
    show.hidden = !now.newer;
    show.textContent = now.warned ? "Show all the same" : "Show";
  };

  const newer = (became) => {
    const parts = ["cleared", "changed", "new"].filter((state) => became[state]).map(
      (state, place) => {
        const number = became[state];
        return `${number} ${place ? "" : number === 1 ? "finding " : "findings "}${state}`;
      });
    const what = parts.join(", ") || "no finding cleared, changed or new";
    return `The draft changed; it was audited again: ${what} since this review began.`;
  };

  show.addEventListener("click", () => {
    if (typed() && !now.warned) {
      now.warned = true;
      say();
      return;
    }
    leaving = true;
    // To the place that the address names, or to what became of the findings.
    if (!location.hash) history.replaceState(null, "", "#since");
    history.scrollRestoration = "manual";
    location.reload();
  });

  // ---- what the server says ----

  let seen = new Map(); // entries with a history, as last heard, by draft and finding
  let tag = "";
  let saved = 0; // decisions answered: a state asked for before the last one is out of date
  let failures = 0;

  const key = (entry) => JSON.stringify([entry.draft, entry.fingerprint]);

  // Of a newer audit, what it lacks was not taken back: the finding is gone or has changed.
  const take = (state) => {
    const current = state.version === Number(bar.dataset.version);
    const entries = new Map(state.entries.map((entry) => [key(entry), entry]));
    const gone = current ? [...seen].filter(([name]) => !entries.has(name)) : [];
    seen = entries;
    tell("entries", {
      entries: [...state.entries, ...gone.map(([, entry]) => ({ ...entry, history: [] }))],
    });
    now.note = state.note;
    now.newer = current ? "" : newer(state.became);
  };

  const ask = async () => {
    const before = saved;
    try {
      const answer = await fetch(at("state"), { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 403) throw new Error("started anew");
      if (answer.status !== 304 && !answer.ok) throw new Error();
      if (answer.ok) {
        const state = await answer.json();
        if (before !== saved) return;
        tag = answer.headers.get("ETag") || "";
        take(state);
      }
      failures = 0;
      now.lost = "";
    } catch (error) {
      failures += 1;
      if (failures < 2) return; // one lost question is no news
      now.lost = error.message === "started anew"
        ? "The review was started anew: open its new address. Nothing is saved here."
        : "The review is not running any more. What you decide now is not saved.";
    }
    say();
  };

  let waiting = 0;
  let asking = false;
  const go = async () => {
    clearTimeout(waiting);
    if (asking || document.hidden) return;
    asking = true;
    await ask();
    asking = false;
    waiting = setTimeout(go, BETWEEN);
  };
  document.addEventListener("visibilitychange", go);
  say(); // what the page came with
  go();

  // ---- what is decided here ----

  const refuse = (fingerprint, why, entry) => tell("refused", { fingerprint, why, entry });

  document.addEventListener("provenance:decided", async ({ detail }) => {
    const { entry, decision, seen: known } = detail;
    const { fingerprint, draft } = entry;
    const { choice, reviewer, note } = decision;
    let answer;
    try {
      answer = await fetch(at("decisions"), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ fingerprint, draft, choice, reviewer, note, seen: known }),
      });
      saved += 1;
      tag = "";
      const body = await answer.text();
      if (answer.ok) tell("entries", { entries: [JSON.parse(body).entry] });
      else if (answer.status === 409) refuse(fingerprint, JSON.parse(body).why, JSON.parse(body).entry);
      else refuse(fingerprint, `Not saved: ${body.trim()}.`);
    } catch {
      refuse(fingerprint, "Not saved: the review does not answer.");
    }
  });
})();
