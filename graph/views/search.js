// Search: any name of anything on the page, in any script, also garbled ones.
const plainText = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
let index = null;

function indexed() {
  const names = ([id, known]) => ({ id, name: known.name, what: known.class, names: [[known.name], ...(known.names || [])].map(([text]) => [plainText(text), text]) });
  index ||= Object.entries(data.entities).map(names);
  return index;
}

function findNames(query) {
  const wanted = plainText(query.trim()), found = [];
  if (!wanted) return found;
  for (const { id, name, what, names } of indexed()) {
    const hit = names.map(([folded, text], i) => [folded.indexOf(wanted), i, text]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
    const scene = hit ? sceneOf(id) : -1;
    if (scene >= 0) found.push({ id, scene, name, via: hit[2] === name ? "" : hit[2], what, rank: [hit[0] ? 1 : 0, scene === state.scene ? 0 : 1, hit[2].length] });
  }
  return found.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2] || (a.id < b.id ? -1 : 1)).slice(0, 12);
}

function sceneOf(id) {
  return state.nodes.has(id) ? state.scene : data.scenes.findIndex((scene) => scene.nodes.some((node) => node.id === id));
}

let chosen = -1;
function showResults() {
  const found = findNames(byId("search").value);
  chosen = found.length ? 0 : -1;
  byId("results").replaceChildren(...found.map(({ id, name, via, what }, i) =>
    el("li", { id: `result-${i}`, role: "option", onclick: () => goTo(id) }, said(name), el("small", {}, "  ", ...joined([via, what].filter(Boolean).map((text) => said(text)))))));
  if (!found.length && byId("search").value.trim()) byId("results").append(el("li", { role: "option", text: "No such name in this view" }));
  markResult();
}

function markResult() {
  const items = [...byId("results").children], box = byId("search");
  byId("results").hidden = items.length === 0;
  box.setAttribute("aria-expanded", String(items.length > 0));
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
  if (!items[chosen]) return box.removeAttribute("aria-activedescendant");
  items[chosen].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", `result-${chosen}`);
}

function closeResults() {
  byId("results").replaceChildren();
  markResult();
}

function goTo(id) {
  closeResults();
  byId("search").value = "";
  select(id, true);
}

function searchKeys(event) {
  const items = byId("results").children;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = Math.max(0, Math.min(items.length - 1, chosen + (event.key === "ArrowDown" ? 1 : -1)));
    markResult();
    event.preventDefault();
  } else if (event.key === "Enter" && items[chosen] && items[chosen].onclick) items[chosen].onclick();
  else if (event.key === "Escape") { closeResults(); byId("search").value = ""; stage.focus(); event.stopPropagation(); }
}
