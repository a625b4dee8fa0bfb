// Comfort only: the report works without any of this.
(() => {
  "use strict";

  // A chosen sentence stays where it is; its counterpart comes level with it.
  let chosen = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.sentence");
    chosen = link && { top: link.getBoundingClientRect().top, scroll: window.scrollY };
  });
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const pane = target && target.closest(".pane");
    if (!chosen || !pane || pane.scrollHeight <= pane.clientHeight) return;
    window.scrollTo(window.scrollX, chosen.scroll);
    const away = target.getBoundingClientRect().top - chosen.top;
    pane.scrollBy(0, away);
    chosen = null;
  });

  // n and p step through the findings; the box beside the texts turns the keys off.
  const findings = [...document.querySelectorAll(".findings .entry")];
  const boxes = [...document.querySelectorAll(".keys")];
  boxes.forEach((box) => { box.hidden = false; });
  const inputs = boxes.map((box) => box.querySelector("input"));
  inputs.forEach((input) => input.addEventListener("change", () => {
    inputs.forEach((other) => { other.checked = input.checked; });
  }));
  document.addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key];
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (!step || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!findings.length || (inputs.length && !inputs[0].checked)) return;
    const now = findings.findIndex((finding) => "#" + finding.id === location.hash);
    const next = now < 0 && step < 0 ? findings.length - 1 : now + step;
    const finding = findings[(next + findings.length) % findings.length];
    location.hash = finding.id;
    finding.focus({ preventScroll: true });
  });
})();
