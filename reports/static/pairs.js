// Choosing a sentence: its counterpart comes level with it, and the evidence stands beneath both.
// The chosen pair is named by the address (#x1-a4-s), so that back, forward and links work.
(() => {
  "use strict";

  const PLACE = /^(.+-a\d+)-([ds])$/;
  let clicked = null; // the sentence that was chosen, which is to stay where it is

  const scrolls = (pane) => pane && pane.scrollHeight > pane.clientHeight;

  // Moves what is in `one`'s pane until `one` is at `top` of the window, or as near as can be.
  const bring = (one, top) => {
    const pane = one.closest(".pane");
    if (scrolls(pane)) pane.scrollBy(0, one.getBoundingClientRect().top - top);
  };

  const level = (target, other) => {
    const bench = other.closest(".bench");
    const frame = other.closest(".pane");
    if (clicked) window.scrollTo(window.scrollX, clicked.scroll);
    if (scrolls(frame)) bench.scrollIntoView({ block: "nearest" });
    const box = frame.getBoundingClientRect();
    const stays = clicked && clicked.place === other.id && clicked.top > box.top &&
      clicked.top < box.bottom - 48;
    bring(other, stays ? clicked.top : box.top + frame.clientHeight / 3);
    bring(target, other.getBoundingClientRect().top);
  };

  const mark = (audit, pair) => {
    for (const one of document.querySelectorAll(".texts .picked")) one.classList.remove("picked");
    for (const one of audit.querySelectorAll(`.panes [data-pairs~="${pair}"]`)) {
      one.classList.add("picked");
    }
  };

  const showEvidence = (audit, pair) => {
    const panel = audit.querySelector(".chosen");
    const row = document.getElementById(pair).cloneNode(true);
    for (const one of [row, ...row.querySelectorAll("[id]")]) one.removeAttribute("id");
    for (const fold of row.querySelectorAll("details")) fold.open = true;
    row.classList.remove("filtered");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.className = "close";
    panel.replaceChildren(close, row);
    panel.hidden = false;
    panel.parentElement.classList.add("split"); // :has() would be asked anew at every change
    panel.scrollTop = 0;
  };

  const dismiss = (panel) => {
    panel.hidden = true;
    panel.replaceChildren();
    panel.parentElement.classList.remove("split");
    const picked = panel.closest(".texts").querySelector(".draft .picked");
    if (picked) picked.focus({ preventScroll: true });
  };

  const arrive = () => {
    const found = PLACE.exec(location.hash.slice(1));
    const target = found && document.getElementById(found[0]);
    const audit = target && target.closest(".audit");
    if (!audit) return;
    const other = document.getElementById(found[1] + (found[2] === "s" ? "-d" : "-s"));
    mark(audit, found[1]);
    showEvidence(audit, found[1]);
    level(target, other);
    clicked = null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".panes a.sentence, .panes a.tag");
    const close = event.target.closest(".chosen .close");
    if (close) dismiss(close.closest(".chosen"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = document.getElementById(link.hash.slice(1));
    if (link.matches(".tag") && !(row && row.matches(".row"))) return;
    const draft = Boolean(link.closest(".pane.draft"));
    const pair = link.matches(".tag") ? row.id : PLACE.exec(link.hash.slice(1))[1];
    const here = document.getElementById(pair + (draft ? "-d" : "-s")) || link;
    clicked = { place: here.id, top: here.getBoundingClientRect().top, scroll: window.scrollY };
    if (!link.matches(".tag")) return;
    event.preventDefault();
    location.hash = pair + (draft ? "-s" : "-d");
  });
  document.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" && event.target.closest(".texts .chosen, .texts .panes");
    const open = panel && panel.closest(".texts").querySelector(".chosen:not([hidden])");
    if (open) dismiss(open);
  });

  // The map leads to the nearest pair.
  document.addEventListener("click", (event) => {
    const map = event.target.closest(".map");
    if (!map) return;
    const frame = map.getBoundingClientRect();
    const x = (event.clientX - frame.left) / frame.width;
    const y = (100 * (event.clientY - frame.top)) / frame.height;
    const away = (line) => Math.abs(
      line.y1.baseVal.value * (1 - x) + line.y2.baseVal.value * x - y);
    const lines = [...map.querySelectorAll("line:not(.filtered)")];
    if (!lines.length) return;
    const nearest = lines.reduce((one, two) => (away(two) < away(one) ? two : one));
    location.hash = nearest.dataset.pairs + "-s";
  });

  window.addEventListener("hashchange", arrive);
  window.addEventListener("load", arrive); // after the browser's own jump to the address
})();
