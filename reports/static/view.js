// Filters: they set pairs and findings aside for a while and say so; no figure changes.
(() => {
  "use strict";

  const template = document.getElementById("view");

  const fill = (view) => {
    const audit = view.closest(".audit");
    const form = template.content.firstElementChild.cloneNode(true);
    addSources(form, audit);
    for (const box of form.querySelectorAll("input")) {
      const where = box.closest(".severity") ? ".findings .entry" : ".evidence .row";
      if (!audit.querySelector(`${where}.${box.value}`)) box.closest("label").remove();
    }
    for (const set of form.querySelectorAll("fieldset")) {
      const choices = set.querySelectorAll("input").length;
      if (choices < (set.matches(".groups") ? 1 : 2)) set.remove();
    }
    form.addEventListener("change", () => apply(audit, form));
    form.addEventListener("reset", () => setTimeout(() => apply(audit, form)));
    form.addEventListener("submit", (event) => event.preventDefault());
    view.append(form);
  };

  const addSources = (form, audit) => {
    for (const name of audit.querySelectorAll(".source > header h4")) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", defaultChecked: true });
      box.value = "of-" + name.querySelector(".letter").textContent;
      label.append(box, " ", ...[...name.childNodes].map((one) => one.cloneNode(true)));
      form.querySelector(".sources").append(label);
    }
  };

  const apply = (audit, form) => {
    const off = [...form.querySelectorAll("fieldset:not(.severity) input:not(:checked)")]
      .map((box) => box.value);
    const rows = [...audit.querySelectorAll(".evidence .row")];
    const aside = new Set();
    for (const row of rows) {
      const out = off.some((look) => row.classList.contains(look));
      row.classList.toggle("filtered", out);
      if (out) aside.add(row.id);
    }
    for (const one of audit.querySelectorAll(".panes [data-pairs]")) {
      one.classList.toggle("filtered", one.dataset.pairs.split(" ").every((id) => aside.has(id)));
    }
    for (const tag of audit.querySelectorAll(".panes a.tag")) {
      tag.classList.toggle("filtered", aside.has(tag.hash.slice(1)));
    }
    let findings = 0;
    for (const box of form.querySelectorAll(".severity input")) {
      audit.classList.toggle(`without-${box.value}`, !box.checked);
      if (!box.checked) findings += audit.querySelectorAll(`.findings .entry.${box.value}`).length;
    }
    say(audit, rows.length, aside.size, findings);
  };

  const say = (audit, pairs, aside, findings) => {
    const line = audit.querySelector(".in-view");
    const entries = audit.querySelectorAll(".findings .entry").length;
    line.hidden = false;
    line.textContent = aside || findings
      ? `In view: ${pairs - aside} of ${pairs} pairs, ${entries - findings} of ${entries} findings. ` +
        "Only the view is filtered: verdict, shares and findings count everything."
      : "Everything is shown.";
  };

  for (const view of document.querySelectorAll("details.view")) {
    view.hidden = false;
    view.addEventListener("toggle", () => {
      if (view.open && !view.querySelector("form")) fill(view);
    });
  }
})();
