// Controls: search, legend, day slider, export, keyboard.
const byId = (id) => document.getElementById(id);
const plainText = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const longDay = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

function findNames(query) {
  const wanted = plainText(query.trim()), found = [];
  if (!wanted) return found;
  for (const [id, known] of Object.entries(data.entities)) {
    const scene = sceneOf(id);
    const names = [[known.name], ...(known.names || [])].map(([text]) => text);
    const hit = names.map((text, i) => [plainText(text).indexOf(wanted), i, text]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
    if (hit && scene >= 0) found.push({ id, scene, name: known.name, via: hit[2] === known.name ? "" : hit[2], what: known.class, rank: [hit[0] ? 1 : 0, scene === state.scene ? 0 : 1, hit[2].length] });
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
    el("li", { id: `result-${i}`, role: "option", onclick: () => goTo(id) }, el("span", { text: name }), el("small", { text: via ? `  ${via} · ${what}` : `  ${what}` }))));
  if (!found.length && byId("search").value.trim()) byId("results").append(el("li", { text: "No such name in this view" }));
  markResult();
}

function markResult() {
  const items = [...byId("results").children];
  byId("results").hidden = items.length === 0;
  byId("search").setAttribute("aria-expanded", String(items.length > 0));
  items.forEach((item, i) => item.setAttribute("aria-selected", String(i === chosen)));
  if (items[chosen]) { items[chosen].scrollIntoView({ block: "nearest" }); byId("search").setAttribute("aria-activedescendant", `result-${chosen}`); }
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

function buildLegend() {
  const roles = new Set(), kinds = new Set(), planned = data.scenes.some((s) => s.edges.some((e) => e.dashes) || s.nodes.some((n) => n.planned));
  for (const scene of data.scenes) for (const node of scene.nodes) { roles.add(node.role); kinds.add(node.kind); }
  const button = (key, word, picture) => {
    const made = el("button", { type: "button", title: `Hide or show: ${word}`, onclick: () => toggle(key, made) }, picture, word);
    made.setAttribute("aria-pressed", "true");
    made.dataset.key = key;
    return made;
  };
  const coloured = Object.entries(data.roles).filter(([name]) => roles.has(name) && name !== "heading")
    .map(([name, [word, fill, line, , width, ring]]) => button(name, word, swatch(ring ? "round" : "square", fill, line, width, ring)));
  const shaped = Object.entries(data.kinds).filter(([name]) => kinds.has(name) && !["segment", "authority", "instrument", "threshold"].includes(name))
    .map(([name, [word, shape]]) => button("kind:" + name, word, swatch(shape, "#fff", "#566573", 1.2)));
  byId("legend").replaceChildren(
    el("div", {}, el("b", { text: "Colour" }), ...coloured),
    el("div", {}, el("b", { text: "Shape" }), ...shaped, ...(planned ? [el("span", { className: "soft", text: "- - -  planned, forecast or estimated" })] : [])));
}

function toggle(key, button) {
  state.hidden.has(key) ? state.hidden.delete(key) : state.hidden.add(key);
  button.setAttribute("aria-pressed", String(!state.hidden.has(key)));
  refresh();
}

// The slider steps through the days on which something begins or ends; its right end means "any day".
function buildSlider() {
  const days = new Set();
  for (const scene of data.scenes) for (const edge of scene.edges) for (const span of edge.spans || []) span.forEach((day) => day && days.add(day));
  for (const scene of data.scenes) for (const node of scene.nodes) if (node.since) days.add(node.since);
  state.days = [...days].sort();
  byId("time").hidden = state.days.length < 2;
  const slider = byId("slider");
  slider.max = state.days.length;
  slider.value = state.days.length;
  slider.oninput = () => setDay(state.days[Number(slider.value)] || "");
  setDay("");
}

function setDay(day) {
  state.day = day;
  const at = state.days.findIndex((other) => other >= day);
  byId("slider").value = day && at >= 0 ? at : state.days.length;
  byId("day").textContent = day ? longDay(day) : "All days";
  byId("slider").setAttribute("aria-valuetext", day ? longDay(day) : "all days");
  if (state.scene !== null) { refresh(); writeHash(); }
}

function save(name, url) {
  const link = el("a", { href: url, download: name });
  link.click();
}

function savePicture() {
  const drawn = stage.querySelector("canvas"), copy = document.createElement("canvas");
  copy.width = drawn.width;
  copy.height = drawn.height;
  const c = copy.getContext("2d");
  c.fillStyle = "#fff";
  c.fillRect(0, 0, copy.width, copy.height);
  c.drawImage(drawn, 0, 0);
  save(`${data.slug}.png`, copy.toDataURL("image/png"));
}

function tableText() {
  const shown = shownNodes();
  // A spreadsheet must not take a name for a formula.
  const cell = (text) => `"${String(text ?? "").replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;
  const rows = [["from", "verb", "to", "figure", "period", "modality", "source", "claim"]];
  for (const edge of state.edges.filter((e) => shown.has(e.from) && shown.has(e.to))) {
    for (const claim of edge.claims.map((place) => data.claims[place])) {
      rows.push([label(edge.from), edge.label, label(edge.to), claim.figure, claim.period, claim.modality, sourceLine(claim.source), claim.id]);
    }
  }
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

const saveTable = () => save(`${data.slug}.csv`, URL.createObjectURL(new Blob(["\ufeff" + tableText()], { type: "text/csv" })));

// Arrow keys walk: left and right along lines, up and down within a column.
function walk(key) {
  const [id] = network.getSelectedNodes(), shown = shownNodes();
  const at = (other) => state.place.get(other);
  const all = [...shown].sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y);
  if (!id) return all[0] && select(all[0]);
  const joined = new Set(state.edges.filter((e) => e.from === id || e.to === id).flatMap((e) => [e.from, e.to]));
  const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const down = { ArrowDown: 1, ArrowUp: -1 }[key];
  const near = all.filter((other) => other !== id && (side ? joined.has(other) && Math.sign(at(other).x - at(id).x) === side : at(other).x === at(id).x && Math.sign(at(other).y - at(id).y) === down));
  near.sort((a, b) => Math.abs(at(a).y - at(id).y) - Math.abs(at(b).y - at(id).y));
  if (near[0]) select(near[0]);
}
