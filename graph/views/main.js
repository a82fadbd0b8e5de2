// Start: fill the chooser, wire events, read the address, show the first scene.
function select(id, move = false) {
  const scene = sceneOf(id);
  if (scene < 0) return;
  if (scene !== state.scene) chooseScene(scene);
  const node = state.nodes.get(id);
  for (let head = state.nodes.get(node.group_key); head; head = state.nodes.get(head.group_key)) {
    if (!state.open.has(head.id)) toggleGroup(head.id);
  }
  if (!shownNodes().has(id)) return;
  network.selectNodes([id]);
  if (move) network.moveTo({ position: state.place.get(id), scale: Math.max(1, network.getScale()), animation: false });
  data.entities[id] ? showEntity(id) : node.kind === "segment" ? showGroup(id) : showFigure(id);
  writeHash();
}

// Open or fold a group; what was clicked stays where it is on the screen.
function toggleGroup(id) {
  const before = network.canvasToDOM(state.place.get(id));
  state.open.has(id) ? state.open.delete(id) : state.open.add(id);
  refresh();
  const after = network.canvasToDOM(state.place.get(id)), scale = network.getScale(), at = network.getViewPosition();
  network.moveTo({ position: { x: at.x + (after.x - before.x) / scale, y: at.y + (after.y - before.y) / scale }, scale, animation: false });
}

function chooseScene(number) {
  byId("scene").value = String(number);
  showScene(number);
  showOverview();
  writeHash();
}

function clear() {
  network.unselectAll();
  closeResults();
  showOverview();
  writeHash();
}

function writeHash() {
  const parts = new URLSearchParams();
  const [node] = network.getSelectedNodes();
  if (state.scene) parts.set("scene", data.scenes[state.scene].key);
  if (node) parts.set("node", node);
  if (state.day) parts.set("day", state.day);
  history.replaceState(null, "", `#${parts}`);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const scene = data.scenes.findIndex((other) => other.key === parts.get("scene"));
  chooseSceneQuietly(Math.max(0, scene));
  if (/^\d{4}-\d{2}-\d{2}$/.test(parts.get("day") || "")) setDay(parts.get("day"));
  if (parts.get("node") && data.entities[parts.get("node")]) select(parts.get("node"), true);
}

function chooseSceneQuietly(number) {
  byId("scene").value = String(number);
  showScene(number);
  showOverview();
}

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) {
    if (state.heads.has(nodes[0])) toggleGroup(nodes[0]);
    select(nodes[0]);
  } else if (edges.length) showEdge(edges[0]);
  else clear();
  network.redraw();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (event.target.closest("input, select")) return;
  if (event.key === "/") { byId("search").focus(); event.preventDefault(); }
  if (event.key === "0") fit();
  if (event.key.startsWith("Arrow") && event.target === stage) { walk(event.key); event.preventDefault(); }
});
byId("search").addEventListener("input", showResults);
byId("search").addEventListener("keydown", searchKeys);
byId("search").addEventListener("blur", () => setTimeout(closeResults, 200));
byId("fit").onclick = fit;
byId("png").onclick = savePicture;
byId("csv").onclick = saveTable;
byId("scene").append(...data.scenes.map((scene, i) => el("option", { value: String(i), text: scene.title })));
byId("scene").onchange = (event) => chooseScene(Number(event.target.value));
byId("chooser").hidden = data.scenes.length < 2;
// The stage gets its size when the page is laid out, and another when the window does; a link to a node is kept.
new ResizeObserver(() => setTimeout(() => location.hash || fit(), 60)).observe(stage);
window.addEventListener("hashchange", readHash);
buildLegend();
buildSlider();
readHash();
window.chipcontrols = { network, data, state, select, setDay, findNames, tableText, shown: () => [...shownNodes()] };
