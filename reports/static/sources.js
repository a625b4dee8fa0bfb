// One source stands beside the draft at a time: the one a link leads to, or the first.
(() => {
  "use strict";

  const show = (section) => {
    const pane = section.parentElement;
    for (const one of pane.querySelectorAll(":scope > .source")) one.hidden = one !== section;
    for (const tab of pane.querySelectorAll(".tabs a")) {
      if (tab.hash === "#" + section.id) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };

  const arrive = () => {
    const target = document.getElementById(location.hash.slice(1));
    const section = target && target.closest(".source");
    if (!section) return;
    const hidden = section.hidden;
    show(section);
    if (hidden) target.scrollIntoView({ block: "nearest" });
  };

  for (const tabs of document.querySelectorAll(".tabs")) {
    show(tabs.parentElement.querySelector(":scope > .source"));
  }
  window.addEventListener("hashchange", arrive);
  arrive();
})();
