// Arrow keys go through a tree: to parents, children and neighbours. A tree is one stop for Tab.
(() => {
  "use strict";

  const walk = (tree) => {
    const nodes = [...tree.querySelectorAll(".node")];
    const edges = [...tree.querySelectorAll(".edge")];
    const id = (node) => node.getAttribute("href").slice(1);
    const byId = new Map(nodes.map((node) => [id(node), node]));
    const above = new Map();
    const below = new Map();
    const put = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);
    for (const edge of edges) {
      put(above, edge.dataset.to, edge);
      put(below, edge.dataset.from, edge);
    }
    for (const node of nodes) {
      for (const origin of (node.dataset.named || "").split(" ").filter(Boolean)) {
        put(above, id(node), byId.get(origin));
        put(below, origin, node);
      }
    }
    const first = (list) => (list || [])[0];
    const parent = (node) => {
      const one = first(above.get(id(node)));
      return one && (one.dataset.from || id(one));
    };
    const families = new Map();
    for (const node of nodes) put(families, parent(node), node);

    const neighbour = (one, by) => {
      const node = one.matches(".node");
      const list = node ? families.get(parent(one)) : below.get(one.dataset.from);
      const next = list[list.indexOf(one) + by];
      const rows = node ? nodes : edges;
      return next || rows[rows.indexOf(one) + by];
    };
    const steps = {
      ArrowLeft: (one) => one.matches(".node") ? first(above.get(id(one))) : byId.get(one.dataset.from),
      ArrowRight: (one) => one.matches(".node") ? first(below.get(id(one))) : byId.get(one.dataset.to),
      ArrowUp: (one) => neighbour(one, -1),
      ArrowDown: (one) => neighbour(one, 1),
      Home: () => nodes[0],
      End: () => nodes[nodes.length - 1],
    };

    let stop = nodes[0];
    for (const one of [...nodes, ...edges]) one.setAttribute("tabindex", one === stop ? "0" : "-1");
    tree.addEventListener("focusin", (event) => {
      const one = event.target.closest("a");
      if (!one) return;
      stop.setAttribute("tabindex", "-1");
      stop = one;
      stop.setAttribute("tabindex", "0");
    });
    tree.addEventListener("keydown", (event) => {
      const one = event.target.closest("a");
      if (!one || !steps[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const next = steps[event.key](one);
      if (next) next.focus();
    });
  };

  document.querySelectorAll(".tree").forEach(walk);
  for (const line of document.querySelectorAll(".walking")) line.hidden = false;
})();
