// The address keeps what is seen: scene, selection, day, filters and opened groups; a link leads back to it.
let reading = false;

function writeHash() {
  if (reading || state.scene === null) return;
  const parts = new URLSearchParams(), [node] = network.getSelectedNodes(), [edge] = network.getSelectedEdges();
  if (state.scene !== data.start) parts.set("scene", data.scenes[state.scene].key);
  if (node) parts.set("node", node);
  else if (edge !== undefined) parts.set("line", edge);
  if (state.day) parts.set("day", state.day);
  for (const key of [...state.hidden].sort()) parts.append("hide", key);
  for (const key of [...state.off].sort()) parts.append("off", key);
  const moved = [...state.heads].filter((id) => state.open.has(id) !== state.asOpened.has(id));
  for (const id of moved.sort()) parts.append("turned", id);
  history.replaceState(null, "", `#${parts}`);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  reading = true;
  state.hidden = new Set(parts.getAll("hide"));
  state.off = new Set(parts.getAll("off"));
  const scene = data.scenes.findIndex((other) => other.key === parts.get("scene"));
  chooseScene(scene < 0 ? data.start : scene);
  markFilters();
  setDay(isDay(parts.get("day") || "") ? parts.get("day") : "");
  for (const id of parts.getAll("turned")) if (state.heads.has(id)) toggleGroup(id);
  const node = parts.get("node"), line = Number(parts.get("line") ?? NaN);
  if (node && sceneOf(node) >= 0) select(node, true);
  else if (state.edges[line]) selectLine(line);
  reading = false;
}
