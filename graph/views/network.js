// The network: one scene at a time, positions given, physics off; folding, fading, fitting.
const state = { scene: null, nodes: new Map(), edges: [], hidden: new Set(), open: new Set(), day: "", faded: new Set(), hover: null, place: new Map() };
const visNodes = new vis.DataSet(), visEdges = new vis.DataSet();
const stage = document.getElementById("network");
const network = new vis.Network(stage, { nodes: visNodes, edges: visEdges }, {
  autoResize: true,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { hover: true, dragNodes: false, multiselect: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
  nodes: { shape: "custom", ctxRenderer: renderNode },
  edges: {
    arrows: { to: { enabled: true, scaleFactor: 0.45 } },
    smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 },
    selectionWidth: 1.5, hoverWidth: 1, chosen: { label: false },
  },
});

function renderNode({ ctx, id, x, y, state: { selected, hover } }) {
  const node = state.nodes.get(id);
  return {
    drawNode: () => paintBox(ctx, node, x, y, { selected, hover, faded: state.faded.has(id), closed: state.heads.has(id) && !state.open.has(id) }),
    nodeDimensions: { width: node.w, height: node.h },
  };
}

function showScene(number) {
  visEdges.clear();
  visNodes.clear();
  state.scene = number;
  const scene = data.scenes[number];
  state.nodes = new Map(scene.nodes.map((node) => [node.id, { column: 0, group_key: "", ...node }]));
  state.edges = scene.edges.map((edge) => ({ claims: [], ...edge }));
  state.heads = new Set(scene.nodes.map((node) => node.group_key).filter(Boolean));
  state.open = new Set(scene.nodes.filter((node) => state.heads.has(node.id) && !node.folded).map((node) => node.id));
  state.place = new Map(scene.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  state.labels = null;
  refresh();
  fit();
}

function isFolded(node) {
  const head = state.nodes.get(node.group_key);
  return Boolean(head) && (!state.open.has(head.id) || isFolded(head));
}

// What is drawn: not filtered out, not folded away, and not left hanging by what is folded away.
function shownNodes() {
  const shown = new Set();
  for (const node of state.nodes.values()) {
    if (!isFolded(node) && !state.hidden.has(node.role) && !state.hidden.has("kind:" + node.kind)) shown.add(node.id);
  }
  const joined = new Map();
  for (const edge of state.edges) {
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!joined.has(one)) joined.set(one, []);
      joined.get(one).push(other);
    }
  }
  for (let before = -1; before !== shown.size;) {
    before = shown.size;
    for (const id of [...shown]) if (joined.has(id) && !joined.get(id).some((other) => shown.has(other))) shown.delete(id);
  }
  return shown;
}

function refresh() {
  const shown = shownNodes();
  const place = positions(shown);
  state.place = place;
  state.faded = fadedNodes();
  visNodes.update([...state.nodes.values()].map((node) => ({
    id: node.id, hidden: !shown.has(node.id), ...(place.get(node.id) || { x: node.x, y: node.y }),
  })));
  visEdges.update(state.edges.map((edge) => visEdge(edge, shown)));
  state.labels = null;
  network.redraw();
}

function visEdge(edge, shown) {
  const faded = isFaded(edge);
  const colour = edge.control ? data.lines[1] : data.lines[0];
  const level = state.nodes.get(edge.from).column === state.nodes.get(edge.to).column;
  return {
    id: edge.id, from: edge.from, to: edge.to, width: edge.width || 1, dashes: edge.dashes ? [6, 4] : false,
    hidden: !(shown.has(edge.from) && shown.has(edge.to)),
    color: { color: colour, hover: "#14202b", highlight: "#14202b", opacity: faded ? 0.12 : edge.control ? 0.55 : 0.85 },
    ...(level ? { smooth: { enabled: true, type: "curvedCW", roundness: 0.35 } } : {}),
  };
}

// On a chosen day an edge holds if one of its claims' periods covers it; claims without dates always hold.
const covers = (since, until, day) => (!since || since <= day) && (!until || day <= until);
function isFaded(edge) {
  return Boolean(state.day) && !edge.always && Boolean(edge.spans) && !edge.spans.some(([s, u]) => covers(s, u, state.day));
}

function fadedNodes() {
  const faded = new Set();
  if (!state.day) return faded;
  const held = new Set(), met = new Set();
  for (const edge of state.edges) {
    for (const id of [edge.from, edge.to]) { met.add(id); if (!isFaded(edge)) held.add(id); }
  }
  for (const node of state.nodes.values()) {
    if (!covers(node.since, node.until, state.day) || (met.has(node.id) && !held.has(node.id))) faded.add(node.id);
  }
  return faded;
}

function fit() {
  const shown = [...shownNodes()].map((id) => ({ ...state.nodes.get(id), ...state.place.get(id) }));
  if (!shown.length) return;
  const low = Math.min(...shown.map((n) => n.x - n.w / 2)) - 14, high = Math.max(...shown.map((n) => n.x + n.w / 2)) + 14;
  const top = Math.min(...shown.map((n) => n.y - n.h / 2)) - 14, bottom = Math.max(...shown.map((n) => n.y + n.h / 2)) + 14;
  const width = stage.clientWidth, height = stage.clientHeight - HEADING;
  const whole = Math.min(width / (high - low), height / (bottom - top));
  // Text stays legible: what does not fit then is reached by scrolling, from the top left.
  const scale = Math.min(1.25, Math.max(whole, 0.76));
  // Where columns stand on both sides of a middle, it is the middle that is seen first.
  const middle = shown.some((n) => n.column < 0) && shown.find((n) => n.column === 0);
  const x = (high - low) * scale <= width ? (low + high) / 2 : middle ? middle.x : low + width / 2 / scale;
  const y = (bottom - top) * scale > height ? top + height / 2 / scale : (top + bottom) / 2;
  network.moveTo({ position: { x, y: y - HEADING / 2 / scale }, scale, animation: false });
}

network.once("afterDrawing", () => network.redraw());
