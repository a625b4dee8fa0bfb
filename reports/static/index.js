// Many drafts: the index is sorted and filtered, and one audit at a time is shown, the one the
// address names (#x7, #x7-F2, #x7-a4-s). Paper gets all of them.
(() => {
  "use strict";

  const index = document.querySelector(".index");
  if (!index) return;
  const main = document.getElementById("main");
  const audits = [...document.querySelectorAll(".audit")];
  const table = index.querySelector(".drafts");
  const body = table.tBodies[0];
  const form = index.querySelector(".sift");
  const turn = document.querySelector(".turn");
  const heads = [...table.tHead.rows[0].cells];
  const collator = new Intl.Collator(undefined, { numeric: true });

  const lines = [...body.rows].map((row, place) => ({
    row,
    place,
    id: row.querySelector("a").hash.slice(1),
    verdict: row.dataset.verdict,
    words: `${row.cells[0].textContent} ${row.cells[3].textContent}`.toLowerCase(),
    values: [...row.cells].map((cell) =>
      cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value)),
  }));
  let order = lines;

  // ---- sorting ----

  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));

  const sort = (column, down) => {
    const sign = down ? -1 : 1;
    order = [...lines].sort((one, two) => column === null
      ? one.place - two.place
      : sign * compare(one.values[column], two.values[column]) || one.place - two.place);
    body.append(...order.map((line) => line.row));
    heads.forEach((head, at) => {
      if (at === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    said();
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sort(column, now ? now === "ascending" : head.hasAttribute("data-down"));
    });
    head.append(button);
  });

  // ---- filtering ----

  const sift = () => {
    const { words, verdict } = form.elements;
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const line of lines) {
      line.out = Boolean(verdict.value && line.verdict !== verdict.value) ||
        !wanted.every((word) => line.words.includes(word));
      line.row.toggleAttribute("data-out", line.out);
    }
    said();
  };

  const shown = () => order.filter((line) => !line.out);

  const said = () => {
    const number = shown().length;
    const head = heads.find((one) => one.hasAttribute("aria-sort"));
    const by = head ? `, by ${head.textContent.trim().toLowerCase()}` : "";
    form.querySelector("output").textContent = number === lines.length
      ? `All ${number} drafts are shown${by}.`
      : `${number} of ${lines.length} drafts are shown${by}.`;
  };

  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sort(null); sift(); }));
  form.elements.worst.addEventListener("click", () => sort(heads.length - 1, true));

  // ---- one audit at a time ----

  let left = null; // where the index was left: how far down, and at which draft

  const wanted = () => {
    const place = document.getElementById(location.hash.slice(1));
    const audit = place && place.closest(".audit");
    if (audit) return audit;
    // What belongs to no draft (how the audit was made) changes nothing.
    return place && !place.closest(".index") ? undefined : null;
  };

  const link = (a, line) => {
    a.hidden = !line;
    if (!line) return;
    a.hash = line.id;
    a.title = line.row.querySelector("a").textContent;
  };

  const show = (audit) => {
    for (const one of audits) one.toggleAttribute("data-here", one === audit);
    main.dataset.shown = audit ? "draft" : "index";
    if (!audit) return;
    const among = shown().some((line) => line.id === audit.id) ? shown() : order;
    const at = among.findIndex((line) => line.id === audit.id);
    link(turn.querySelector("[rel=prev]"), among[at - 1]);
    link(turn.querySelector("[rel=next]"), among[at + 1]);
    turn.querySelector("span").textContent =
      `${at + 1} of ${among.length}${among.length < lines.length ? " in the list" : ""}`;
    left = { ...left, id: audit.id };
  };

  const back = () => {
    const line = left && lines.find((one) => one.id === left.id);
    window.scrollTo(0, (left && left.scroll) || 0);
    if (!line || line.out) return;
    line.row.querySelector("a").focus({ preventScroll: true });
    line.row.scrollIntoView({ block: "nearest" });
  };

  const arrive = () => {
    const audit = wanted();
    if (audit === undefined || (audit && audit.hasAttribute("data-here"))) return;
    show(audit);
    if (!audit) { back(); return; }
    const place = document.getElementById(location.hash.slice(1));
    const title = audit.querySelector("h2");
    place.scrollIntoView();
    if (place !== audit) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  };

  index.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr");
    if (!row) return;
    left = { scroll: window.scrollY, id: null };
    if (!event.target.closest("a") && !String(getSelection())) row.querySelector("a").click();
  });
  window.addEventListener("hashchange", arrive);
  form.hidden = turn.hidden = false; // what is seen of them now hangs on data-shown
  said();
  show(wanted() || null);
})();
