// The network: one scene at a time, positions given, physics off; only what is shown is handed to vis-network.
const state = { scene: null, nodes: new Map(), edges: [], hidden: new Set(), off: new Set(), open: new Set(), day: "", shown: new Set(), faded: new Set(), hover: null, place: new Map(), bends: new Map() };
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
    selectionWidth: 1.5, hoverWidth: 1, chosen: { label: false },
  },
});

const closedHead = (id) => state.heads.has(id) && !state.open.has(id);
function renderNode({ ctx, id, x, y, state: { selected, hover } }) {
  const node = state.nodes.get(id);
  return {
    drawNode: () => paintBox(ctx, node, x, y, { selected, hover, faded: state.faded.has(id), closed: closedHead(id) }),
    nodeDimensions: { width: node.w, height: node.h },
  };
}

function showScene(number) {
  visEdges.clear();
  visNodes.clear();
  state.scene = number;
  const scene = data.scenes[number];
  state.nodes = new Map(scene.nodes.map((node) => [node.id, { column: 0, group_key: "", ...node }]));
  state.edges = scene.edges.map((edge, id) => ({ claims: [], ...edge, id, from: scene.nodes[edge.from].id, to: scene.nodes[edge.to].id }));
  state.heads = new Set(scene.nodes.map((node) => node.group_key).filter(Boolean));
  state.open = new Set(scene.nodes.filter((node) => state.heads.has(node.id) && !node.folded).map((node) => node.id));
  state.asOpened = new Set(state.open);
  state.place = new Map(scene.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  refresh();
  fit();
}

function isFolded(node) {
  const head = state.nodes.get(node.group_key);
  return Boolean(head) && (!state.open.has(head.id) || isFolded(head));
}

// A line passes when one of its claims has a modality and a source that are not filtered out.
const passes = (claim) => !state.off.has(`modality:${claim.modality}`) && !state.off.has(`source:${data.sources[claim.source].slug}`);
const isAlive = (edge) => edge.claims.length === 0 || edge.claims.some((place) => passes(data.claims[place]));

function isFiltered(node) {
  const known = data.entities[node.id];
  const countries = (known && known.countries) || [];
  return state.hidden.has(node.role) || state.hidden.has("kind:" + node.kind) || (countries.length > 0 && countries.every((name) => state.off.has(`country:${name}`)));
}

// What is drawn: not filtered out, not folded away, and not left hanging by what is.
function findShown() {
  const shown = new Set(), joined = new Map(), met = new Set();
  for (const node of state.nodes.values()) if (!isFolded(node) && !isFiltered(node)) shown.add(node.id);
  for (const edge of state.edges) {
    met.add(edge.from); met.add(edge.to);
    if (state.off.size && !isAlive(edge)) continue;
    for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!joined.has(one)) joined.set(one, []);
      joined.get(one).push(other);
    }
  }
  for (let before = -1; before !== shown.size;) {
    before = shown.size;
    for (const id of [...shown]) if (met.has(id) && !(joined.get(id) || []).some((other) => shown.has(other))) shown.delete(id);
  }
  return shown;
}

const shownNodes = () => state.shown;
const isShown = (edge) => state.shown.has(edge.from) && state.shown.has(edge.to) && (!state.off.size || isAlive(edge));
const shownEdges = () => state.edges.filter(isShown);

function refresh() {
  state.shown = findShown();
  state.place = positions(state.shown);
  drawTogether(state.shown, state.place);
  state.faded = fadedNodes();
  state.labels = null;
  const edges = shownEdges(), across = edges.filter((edge) => !isLevel(edge));
  state.bends = findBends(across);
  stepAside(across);
  const kept = new Set(edges.map((edge) => edge.id));
  visEdges.remove(visEdges.getIds().filter((id) => !kept.has(id)));
  visNodes.remove(visNodes.getIds().filter((id) => !state.shown.has(id)));
  visNodes.update([...state.shown].map((id) => ({ id, ...state.place.get(id) })));
  visEdges.update(edges.map(visEdge));
  document.getElementById("nothing").hidden = state.shown.size > 0 || state.nodes.size === 0;
  network.redraw();
}

const isLevel = (edge) => state.nodes.get(edge.from).column === state.nodes.get(edge.to).column;
function visEdge(edge) {
  const faded = isFaded(edge), colour = surface(edge.control ? "control" : "line"), ink = surface("ink");
  return {
    id: edge.id, from: edge.from, to: edge.to, width: edge.width || 1, dashes: edge.dashes ? [6, 4] : false,
    color: { color: colour, hover: ink, highlight: ink, opacity: faded ? 0.12 : edge.control ? 0.6 : 0.85 },
    smooth: isLevel(edge) ? { enabled: true, type: "curvedCW", roundness: 0.35 } : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: bendOf(edge) },
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

// The edges of what is shown, on the canvas, with room for rings, pins and marks.
function bounds() {
  const shown = [...state.shown].map((id) => ({ ...state.nodes.get(id), ...state.place.get(id) }));
  const low = Math.min(...shown.map((n) => n.x - n.w / 2)) - MARGIN, high = Math.max(...shown.map((n) => n.x + n.w / 2)) + MARGIN;
  const top = Math.min(...shown.map((n) => n.y - n.h / 2 - (n.mark ? 16 : 0))) - 14, bottom = Math.max(...shown.map((n) => n.y + n.h / 2)) + 14;
  return { shown, low, high, top, bottom };
}

const SMALLEST = 0.65; // below this scale, text is not read with ease
const NEARLY = 0.59; // down to this one, a picture that is little too wide is shown whole for all that
const MARGIN = 16; // beside the outer columns
function fit() {
  if (!state.shown.size) return;
  const { shown, low, high, top, bottom } = bounds();
  const width = stage.clientWidth, head = data.scenes[state.scene].headings.length ? HEADING : 0, height = stage.clientHeight - head;
  const whole = Math.min(width / (high - low), height / (bottom - top));
  // What does not fit at a legible size is reached by moving; the picture then opens on its root.
  const wide = width / (high - low), least = wide < NEARLY ? SMALLEST : Math.min(wide, SMALLEST);
  const scale = Math.min(1.25, Math.max(whole, least));
  const sided = shown.some((n) => n.column < 0), roots = shown.filter((n) => n.column === (sided ? 0 : Math.min(...shown.map((m) => m.column))));
  const root = roots[0] || shown[0], half = height / 2 / scale;
  const x = (high - low) * scale <= width ? (low + high) / 2 : sided ? root.x : low + width / 2 / scale;
  const y = (bottom - top) * scale <= height ? (top + bottom) / 2 : roots.length > 1 ? top + half : Math.min(Math.max(root.y, top + half), bottom - half);
  network.moveTo({ position: { x, y: y - head / 2 / scale }, scale, animation: false });
}

// The columns stand as close as the width of the stage asks for.
function placeAndFit() {
  refresh();
  fit();
}

darkness.addEventListener("change", () => { buildLegend(); refresh(); });
network.once("afterDrawing", () => network.redraw());
