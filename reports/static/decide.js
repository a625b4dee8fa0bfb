// Deciding about findings: the form, the key d, and what the page shows of decisions. Who keeps them
// (keep.js in a file, live.js in a review) hears "provenance:decided" and answers with
// "provenance:entries" or "provenance:refused".
(() => {
  "use strict";

  const template = document.getElementById("decide");
  if (!template) return;
  const status = document.querySelector(".deciding [role=status]");
  const reviewers = new RegExp(
    template.content.querySelector("[name=reviewer]").dataset.allowed, "u");
  const CONTROL = /[^\P{Cc}\n]/gu;
  // The characters that html.py shows by their numbers.
  const HIDDEN =
    /[^\P{Cc}\t\n\r]|[\p{Cs}\xad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

  const words = new Map(); // how each choice is said, and whether it settles a finding
  for (const one of template.content.querySelectorAll("[data-said]")) {
    words.set(one.value || "withdrawn", { said: one.dataset.said, settles: "settles" in one.dataset });
  }

  const articles = [...document.querySelectorAll(".findings .entry[data-entry]")];
  const entryOf = (article) => JSON.parse(article.dataset.entry);
  const places = new Map();
  for (const article of articles) {
    const { fingerprint } = entryOf(article);
    places.set(fingerprint, [...(places.get(fingerprint) || []), article]);
  }
  const find = ({ fingerprint, draft }) => {
    const found = places.get(fingerprint) || [];
    return found.length === 1 ? found[0] : found.find((one) => entryOf(one).draft === draft);
  };

  // ---- what was decided, written as findings.html.j2 writes it ----

  const element = (name, text = "", more = {}) =>
    Object.assign(document.createElement(name), { textContent: text }, more);
  const legible = (text) =>
    text.replace(HIDDEN, (one) => `<U+${one.codePointAt().toString(16).toUpperCase().padStart(4, "0")}>`);
  const saidOf = (choice) => words.get(choice).said;
  const inWords = ({ choice, reviewer, on }) => `${saidOf(choice)} (${legible(reviewer)}, ${on})`;

  const told = ({ choice, reviewer, on, note }) => [
    element("b", saidOf(choice)), ` ${legible(reviewer)}, `, element("time", on),
    ...(note ? [" ", element("q", legible(note), { dir: "auto" })] : []),
  ];

  const fill = (box, history) => {
    const open = Boolean(box.querySelector("details[open]"));
    box.replaceChildren();
    if (!history.length) return;
    const newest = history.at(-1);
    const line = element("p", words.get(newest.choice).settles ? "Settled: " : "Decided: ");
    line.className = "in-force";
    line.append(...told(newest));
    box.append(line);
    if (history.length === 1) return;
    const all = element("details");
    const list = element("ol");
    for (const one of history) {
      const item = element("li");
      item.append(...told(one));
      list.append(item);
    }
    all.append(element("summary", `All ${history.length} decisions`), list);
    all.open = open;
    box.append(all);
  };

  const look = (one, severity, quiet) => {
    one.classList.toggle("suppressed", quiet);
    one.classList.toggle(severity, !quiet);
  };

  const show = (article, entry) => {
    article.dataset.entry = JSON.stringify(entry);
    fill(article.querySelector(".decided"), entry.history);
    const newest = entry.history.at(-1);
    const settled = Boolean(newest) && words.get(newest.choice).settles;
    const { severity } = article.dataset;
    look(article, severity, settled || "held" in article.dataset);
    for (const flag of document.querySelectorAll(`a.flag[href="#${article.id}"]`)) {
      look(flag, severity, settled || "held" in article.dataset);
    }
    name(article, newest);
    const all = [...article.parentElement.querySelectorAll(".entry[data-entry]")];
    const quiet = all.filter((one) => one.matches(".suppressed:not([data-held])")).length;
    const line = article.parentElement.querySelector("p.settled");
    line.textContent = `${quiet} of ${all.length} ${all.length === 1 ? "finding" : "findings"} settled`;
    line.hidden = false;
  };

  // ---- the form ----

  const opener = (article) => article.querySelector(":scope > .decide-on");
  const name = (article, newest) => {
    const decided = newest && newest.choice !== "withdrawn";
    opener(article).replaceChildren(
      decided ? "Change the decision" : "Decide",
      element("span", ` on ${article.dataset.label}`, { className: "unheard" }));
  };

  let initials = "";
  const remember = (said) => {
    initials = said;
    try { sessionStorage.setItem("provenance:initials", said); } catch { /* for this page, then */ }
  };
  try { initials = sessionStorage.getItem("provenance:initials") || ""; } catch { /* asked again */ }

  let from = null; // where the focus was before the form

  const open = (article) => {
    const existing = article.querySelector("form.decide");
    const form = existing || template.content.querySelector("form").cloneNode(true);
    const newest = entryOf(article).history.at(-1);
    if (!existing) {
      form.querySelector(".number").textContent = article.dataset.label;
      opener(article).after(form);
      form.addEventListener("submit", (event) => { event.preventDefault(); send(article, form); });
      form.elements.withdraw.addEventListener("click", () => send(article, form, "withdrawn"));
      form.elements.close.addEventListener("click", () => { form.remove(); back(article); });
      const chosen = newest && form.querySelector(`input[value="${newest.choice}"]`);
      if (chosen) chosen.checked = true;
    }
    form.elements.reviewer.value ||= initials;
    form.elements.withdraw.hidden = !newest || newest.choice === "withdrawn";
    if (!form.contains(document.activeElement)) from = document.activeElement;
    form.hidden = false;
    opener(article).setAttribute("aria-expanded", "true");
    (form.querySelector("input:checked") || form.querySelector("input")).focus();
  };

  // What was typed stays in the form until it is saved or cancelled.
  const close = (article) => {
    article.querySelector("form.decide").hidden = true;
    back(article);
  };
  const back = (article) => {
    opener(article).setAttribute("aria-expanded", "false");
    const there = from && from.isConnected && from !== document.body && from.checkVisibility();
    (there ? from : opener(article)).focus();
  };

  const complain = (form, why) => { form.querySelector(".message").textContent = why; };

  const send = (article, form, withdrawn) => {
    if ("saving" in form.dataset) return; // one answer at a time
    const choice = withdrawn || new FormData(form).get("choice");
    const reviewer = form.elements.reviewer.value.trim().normalize("NFC");
    const note = form.elements.note.value.replace(CONTROL, " ").trim();
    if (!reviewers.test(reviewer)) {
      complain(form, "Initials are 1 to 12 letters, digits, dots, hyphens or inner spaces.");
      form.elements.reviewer.focus();
      return;
    }
    remember(reviewer);
    complain(form, "");
    const decision = { choice, reviewer, note };
    form.dataset.saving = JSON.stringify(decision);
    const entry = entryOf(article);
    tell("decided", { entry, decision, seen: entry.history.length });
  };

  const tell = (what, detail) =>
    document.dispatchEvent(new CustomEvent(`provenance:${what}`, { detail }));

  // ---- answers ----

  const isSaved = (form, newest) => {
    if (!form || !form.dataset.saving || !newest) return false;
    const { choice, reviewer, note } = newest;
    return form.dataset.saving === JSON.stringify({ choice, reviewer, note });
  };

  const take = ({ history, ...known }) => {
    const article = find(known);
    if (!article) return;
    const entry = entryOf(article);
    if (JSON.stringify(entry.history) === JSON.stringify(history)) return;
    show(article, { ...entry, history });
    const form = article.querySelector("form.decide");
    const newest = history.at(-1);
    if (isSaved(form, newest)) {
      form.remove();
      back(article);
      status.textContent = `Saved: ${article.dataset.label} ${inWords(newest)}.`;
    } else if (form && !form.dataset.saving) {
      form.elements.withdraw.hidden = !newest || newest.choice === "withdrawn";
      complain(form, newest ? `Meanwhile: ${inWords(newest)}.` : "Meanwhile nothing is decided.");
    }
  };

  document.addEventListener("provenance:entries", ({ detail }) => detail.entries.forEach(take));

  document.addEventListener("provenance:refused", ({ detail: { fingerprint, why, entry } }) => {
    for (const article of places.get(fingerprint) || []) {
      const form = article.querySelector("form[data-saving]");
      if (!form) continue;
      delete form.dataset.saving;
      if (entry) take(entry);
      complain(form, entry && entry.history.length ? `${why}: ${inWords(entry.history.at(-1))}.` : why);
    }
  });

  // ---- buttons and keys ----

  for (const article of articles) {
    const button = element("button", "", { type: "button", className: "decide-on" });
    button.setAttribute("aria-expanded", "false");
    article.append(button);
    name(article, entryOf(article).history.at(-1));
    button.addEventListener("click", () => {
      const form = article.querySelector("form.decide");
      if (form && !form.hidden) close(article);
      else open(article);
    });
  }

  // The finding in focus, else the one the address names, itself or a place of it.
  const here = () => {
    const focused = document.activeElement.closest(".entry[data-entry]");
    const named = /^x\d+-F\d+/.exec(location.hash.slice(1));
    return focused || (named && articles.find((one) => one.id === named[0]));
  };
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Escape" && event.target.closest("form.decide");
    if (form) close(form.closest(".entry"));
  });
  document.addEventListener("provenance:decide", () => { if (here()) open(here()); }); // by keys.js
})();
