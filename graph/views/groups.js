// Groups: opening and folding; never more boxes at once than the page's limit.
function toggleGroup(id) {
  const before = network.canvasToDOM(state.place.get(id));
  state.open.has(id) ? state.open.delete(id) : state.open.add(id);
  makeRoom(id);
  refresh();
  // What was clicked stays where it is on the screen.
  const after = network.canvasToDOM(state.place.get(id)), scale = network.getScale(), at = network.getViewPosition();
  network.moveTo({ position: { x: at.x + (after.x - before.x) / scale, y: at.y + (after.y - before.y) / scale }, scale, animation: false });
}

// Folds other groups, the largest first, until what is drawn keeps within the limit.
function makeRoom(kept) {
  const within = new Set();
  for (let head = state.nodes.get(kept); head; head = state.nodes.get(head.group_key)) within.add(head.id);
  const sizes = new Map();
  for (const { group_key } of state.nodes.values()) if (group_key) sizes.set(group_key, (sizes.get(group_key) || 0) + 1);
  const others = [...state.open].filter((id) => !within.has(id)).sort((a, b) => sizes.get(b) - sizes.get(a));
  while (findShown().size > data.limit && others.length) state.open.delete(others.shift());
}

function openTo(id) {
  const heads = [];
  for (let head = state.nodes.get(state.nodes.get(id).group_key); head; head = state.nodes.get(head.group_key)) heads.push(head.id);
  for (const head of heads.reverse()) if (!state.open.has(head)) toggleGroup(head);
}
