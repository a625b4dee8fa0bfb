// A document or a pair stands in a window of its own. Which one is named by the address (#e3, #d7),
// so that back, forward and links work. Paper gets everything in its place.
(() => {
  "use strict";

  const dialog = document.querySelector("dialog");
  const holder = dialog.lastElementChild;
  let left = null; // where the one that is shown belongs

  const wanted = () => document.getElementById(location.hash.slice(1));
  const link = (one) => document.querySelector(`.tree a[href="#${one.id}"]`);

  const putBack = () => {
    if (left) left.replaceWith(holder.firstElementChild);
    left = null;
  };

  // What comes before and after it in the drawing of its family: pairs or documents.
  const beside = (one, by) => {
    const here = link(one);
    const all = here
      ? [...here.closest(".tree").querySelectorAll(here.matches(".edge") ? ".edge" : ".node")]
      : [];
    return all[all.indexOf(here) + by];
  };

  const show = (one) => {
    if (holder.firstElementChild === one) return;
    putBack();
    left = document.createComment("");
    one.replaceWith(left);
    holder.append(one);
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    dialog.querySelector("[name=before]").disabled = !beside(one, -1);
    dialog.querySelector("[name=after]").disabled = !beside(one, 1);
  };

  const arrive = () => {
    const one = wanted();
    if (one && one.matches(".side, .item")) {
      show(one);
      return;
    }
    if (dialog.open) dialog.close();
    if (!one || !one.matches(".node")) return;
    for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    one.focus();
  };

  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (event.target === dialog || (button && button.name === "close")) dialog.close();
    if (!button || button.name === "close") return;
    const next = beside(holder.firstElementChild, button.name === "before" ? -1 : 1);
    if (next) location.replace(next.getAttribute("href"));
  });
  const dismissed = () => {
    const shown = holder.firstElementChild;
    putBack();
    if (!shown || location.hash !== "#" + shown.id) return;
    history.replaceState(null, "", "#");
    const here = link(shown);
    if (here) here.focus();
  };

  dialog.addEventListener("close", dismissed);
  window.addEventListener("beforeprint", () => {
    dialog.close();
    dismissed(); // paper does not wait for the event
  });
  window.addEventListener("hashchange", arrive);
  document.body.dataset.live = "";
  arrive();
})();
