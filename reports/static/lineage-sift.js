// Filters: what does not fit is drawn pale and left out of the lists; families without any are gone.
(() => {
  "use strict";

  const form = document.querySelector(".lineage .sift");
  if (!form) return;
  const lines = [...document.querySelectorAll(".item")].map((item) => {
    const row = document.querySelector(`.row-of[data-of="${item.id}"]`);
    const family = item.closest(".family");
    const name = item.querySelector(".of");
    const file = item.querySelector(".path");
    return {
      item,
      row,
      family,
      document: Boolean(file),
      name: name.textContent,
      words: `${item.firstElementChild.textContent} ${file ? file.textContent : ""}`.toLowerCase(),
      looks: row ? [...row.querySelectorAll(".edge")].map((edge) => edge.classList) : [],
    };
  });

  const fits = (line) => {
    const { words, credit, outlet, family } = form.elements;
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    return wanted.every((word) => line.words.includes(word)) &&
      (!credit.value || line.looks.some((look) => look.contains(credit.value))) &&
      (!outlet || !outlet.value || line.name === outlet.value) &&
      (!family || !family.value || (line.family && line.family.id === family.value));
  };

  // The first that fits comes into view in the frame of its tree.
  const bring = (node) => {
    const frame = node && node.closest(".canvas");
    if (!frame) return;
    frame.scrollTop += node.getBoundingClientRect().top - frame.getBoundingClientRect().top - 48;
  };

  const sift = () => {
    const kept = new Set();
    let shown = 0;
    for (const line of lines) {
      const fit = fits(line);
      line.item.toggleAttribute("data-out", !fit);
      if (line.row) line.row.toggleAttribute("data-pale", !fit);
      if (fit) kept.add(line.family);
      if (fit && line.document) shown += 1;
    }
    for (const family of document.querySelectorAll(".family")) {
      family.toggleAttribute("data-out", !kept.has(family));
      bring(family.querySelector(".row-of:not([data-pale]) .node"));
    }
    const all = lines.filter((line) => line.document).length;
    form.querySelector("output").textContent = shown === all
      ? `All ${all} documents are shown.`
      : `${shown} of ${all} documents fit.`;
  };

  const scale = () => {
    const size = Number(form.elements.size.value);
    for (const drawn of document.querySelectorAll("[data-drawn]")) {
      const [width, height] = drawn.dataset.drawn.split(" ").map(Number);
      drawn.setAttribute("width", width * size);
      drawn.setAttribute("height", height * size);
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target.name === "size") scale();
    else sift();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = lines.find((line) => line.row && !line.item.hasAttribute("data-out"));
    if (!first) return;
    first.family.open = true;
    first.row.querySelector(".node").focus();
  });
  form.addEventListener("reset", () => setTimeout(() => { sift(); scale(); }));
  form.hidden = false;
  sift();
})();
