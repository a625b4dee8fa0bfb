// Scrolling one text takes the other along: what stands a third down has its counterpart beside it.
(() => {
  "use strict";

  const boxes = [...document.querySelectorAll(".together")];
  boxes.forEach((box) => { box.hidden = false; });
  let scrolled = null; // the pane under the reader's hand; the other one only follows
  for (const kind of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    document.addEventListener(kind, (event) => {
      scrolled = event.target.closest && event.target.closest(".pane");
    }, { passive: true, capture: true });
  }

  const follow = (pane) => {
    const frame = pane.getBoundingClientRect();
    const prose = pane.querySelector(".source:not([hidden]) .prose, :scope > .prose");
    if (!prose) return;
    const text = prose.getBoundingClientRect();
    const link = [0, 14, 28, 42].map((below) => {
      const here = document.elementFromPoint(text.left + 40, frame.top + frame.height / 3 + below);
      return here && here.closest("a.sentence");
    }).find(Boolean);
    const other = link && document.getElementById(link.hash.slice(1));
    const beside = other && other.checkVisibility() && other.closest(".pane");
    if (!beside || beside === pane) return;
    beside.scrollBy(0, other.getBoundingClientRect().top - link.getBoundingClientRect().top);
  };

  document.addEventListener("scroll", (event) => {
    const pane = event.target;
    if (pane !== scrolled || !pane.closest(".texts").querySelector(".together input").checked) return;
    requestAnimationFrame(() => follow(pane));
  }, { passive: true, capture: true });
})();
