// Single keys; the box in the list of keys turns them off (WCAG 2.2, 2.1.4).
(() => {
  "use strict";

  const keys = document.querySelector("details.keys");
  const act = keys.querySelector("input");
  keys.hidden = false;

  const here = () => document.getElementById(location.hash.slice(1));

  // The audit the reader is in: where the focus or the address is, else the first one shown.
  const audit = () => {
    const near = [document.activeElement, here()].map((one) => one && one.closest(".audit"));
    return near.find(Boolean) ||
      [...document.querySelectorAll(".audit")].find((one) => one.checkVisibility());
  };

  // What is not shown yet is once all have heard of the new address.
  const go = (id) => {
    const focus = () => document.getElementById(id).focus({ preventScroll: true });
    if (location.hash === "#" + id) focus();
    else window.addEventListener("hashchange", focus, { once: true });
    location.hash = id;
  };

  const step = (all, now, by) => {
    if (!all.length) return null;
    const next = now < 0 && by < 0 ? all.length - 1 : now + by;
    return all[(next + all.length) % all.length];
  };

  const finding = (by) => {
    const all = [...audit().querySelectorAll(".findings .entry")].filter((e) => e.checkVisibility());
    const place = here() && here().id;
    const one = step(all, all.findIndex((entry) => place === entry.id), by);
    if (one) go(one.id);
  };

  const pair = (by) => {
    const all = [...audit().querySelectorAll(".evidence .row:not(.filtered)")];
    const now = location.hash.slice(1).replace(/-[ds]$/, "");
    const one = step(all, all.findIndex((row) => row.id === now), by);
    if (one) go(one.id + "-s");
  };

  const counterpart = () => {
    const sentence = document.activeElement.closest("a.sentence");
    const chosen = /^(.+-a\d+-)([ds])$/.exec(location.hash.slice(1));
    if (sentence) sentence.click();
    else if (chosen) go(chosen[1] + (chosen[2] === "s" ? "d" : "s"));
  };

  const source = () => {
    const tabs = [...audit().querySelectorAll(".tabs a")];
    const tab = step(tabs, tabs.findIndex((one) => one.hasAttribute("aria-current")), 1);
    if (tab) tab.click();
  };

  const evidence = () => {
    const panel = audit().querySelector(".chosen:not([hidden])");
    if (panel) panel.focus();
  };

  const filter = () => {
    const view = audit().querySelector("details.view");
    if (!view) return;
    view.open = true;
    view.querySelector("summary").focus();
  };

  const actions = {
    n: () => finding(1), p: () => finding(-1), j: () => pair(1), k: () => pair(-1),
    d: () => document.dispatchEvent(new CustomEvent("provenance:decide")),
    c: counterpart, s: source, e: evidence, f: filter, "?": () => { keys.open = !keys.open; },
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
    if (typing || !act.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!actions[event.key] || !audit()) return;
    event.preventDefault(); // or what gets the focus gets the letter, too
    actions[event.key]();
  });
})();
