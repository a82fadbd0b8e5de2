// Start: fill the chooser, wire events, read the address, show the first scene.
function select(id, move = false, follow = false) {
  const scene = sceneOf(id);
  if (scene < 0) return;
  if (scene !== state.scene) chooseScene(scene);
  openTo(id);
  if (!state.shown.has(id)) return;
  network.selectNodes([id]);
  if (move) network.moveTo({ position: state.place.get(id), scale: Math.max(1, network.getScale()), animation: false });
  if (follow) intoSight(id);
  showNode(id);
  writeHash();
}

function selectLine(id) {
  if (isShown(state.edges[id])) network.selectEdges([id]);
  showEdge(id);
  writeHash();
}

function chooseScene(number) {
  byId("scene").value = String(number);
  buildLegend(number);
  showScene(number);
  showOverview();
  writeHash();
}

function clearSelection() {
  network.unselectAll();
  closeResults();
  showOverview();
  writeHash();
}

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node !== undefined) {
    if (state.heads.has(node)) toggleGroup(node);
    select(node);
  } else if (edge !== undefined) selectLine(edge);
  else clearSelection();
});
document.addEventListener("keydown", pressKey);
document.addEventListener("click", ({ target }) => { if (!target.closest("#filters, #filter")) showFilters(false); });
byId("search").addEventListener("input", showResults);
byId("search").addEventListener("keydown", searchKeys);
byId("search").addEventListener("blur", () => setTimeout(closeResults, 200));
byId("fit").onclick = fit;
byId("filter").onclick = () => showFilters();
byId("reset").onclick = resetFilters;
byId("save").onchange = ({ target }) => { save(target.value); target.value = ""; };
byId("scene").append(...data.scenes.map((scene, i) => el("option", { value: String(i), text: scene.title })));
byId("scene").onchange = ({ target }) => { chooseScene(Number(target.value)); };
byId("chooser").hidden = data.scenes.length < 2;
// The stage gets its size when the page is laid out, and another when the window does; a link to a node is kept.
new ResizeObserver(() => setTimeout(() => network.getSelectedNodes().length || placeAndFit(), 60)).observe(stage);
window.addEventListener("hashchange", readHash);
buildFilters();
buildSlider();
readHash();
window.chipcontrols = { network, data, state, select, setDay, findNames, tableText, svgText, graphText, shown: () => [...state.shown] };
