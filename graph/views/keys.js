// Keyboard: arrow keys walk, left and right along lines, up and down within a column; letters reach the controls.
function walk(key) {
  const [id] = network.getSelectedNodes(), at = (other) => state.place.get(other);
  const all = [...state.shown].sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y);
  if (!id) return all[0] && select(all[0], false, true);
  const near = new Set(shownEdges().filter((e) => e.from === id || e.to === id).flatMap((e) => [e.from, e.to]));
  const side = { ArrowRight: 1, ArrowLeft: -1 }[key], down = { ArrowDown: 1, ArrowUp: -1 }[key];
  const fits = (other) => (side ? near.has(other) && Math.sign(at(other).x - at(id).x) === side : at(other).x === at(id).x && Math.sign(at(other).y - at(id).y) === down);
  const ways = all.filter((other) => other !== id && fits(other)).sort((a, b) => Math.abs(at(a).y - at(id).y) - Math.abs(at(b).y - at(id).y));
  if (ways[0]) select(ways[0], false, true);
}

// Moves the picture only as far as it takes to bring a box into sight.
function intoSight(id) {
  const { x, y } = network.canvasToDOM(state.place.get(id)), pad = 90;
  const over = (value, most) => (value < pad ? value - pad : value > most - pad ? value - most + pad : 0);
  const dx = over(x, stage.clientWidth), dy = over(y, stage.clientHeight), scale = network.getScale(), at = network.getViewPosition();
  if (dx || dy) network.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale }, scale, animation: false });
}

function pressKey(event) {
  if (event.key === "Escape") return byId("filters").hidden ? clearSelection() : (showFilters(false), byId("filter").focus());
  if (event.target.closest("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const [id] = network.getSelectedNodes();
  if (event.key === "/") { byId("search").focus(); event.preventDefault(); }
  if (event.key === "0") fit();
  if (event.key === "f") { showFilters(); event.preventDefault(); }
  if (event.target !== stage) return;
  if (event.key.startsWith("Arrow")) { walk(event.key); event.preventDefault(); }
  if (event.key === "Enter" && id) { if (state.heads.has(id)) { toggleGroup(id); select(id); } else panel.focus(); }
  if (event.key === "+" || event.key === "-") network.moveTo({ scale: network.getScale() * (event.key === "+" ? 1.25 : 0.8), animation: false });
}
