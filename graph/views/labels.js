// Words on the canvas: verbs on the lines where there is room, headings over the columns.
const HEADING = 28;

function boxOf(id) {
  const node = state.nodes.get(id), at = state.place.get(id) || node;
  return [at.x - node.w / 2 - 4, at.y - node.h / 2 - 4, at.x + node.w / 2 + 4, at.y + node.h / 2 + 4];
}

const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// A point of the curve that vis-network draws between two boxes.
function onCurve(edge, t) {
  const a = state.place.get(edge.from), b = state.place.get(edge.to);
  const middle = (a.x + b.x) / 2, u = 1 - t;
  const bend = (p, q, r, s) => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: bend(a.x, middle, middle, b.x), y: bend(a.y, a.y, b.y, b.y) };
}

// A heading that is the verb itself need not be said again on its lines.
const heads = (id, verb) => state.nodes.get(id).kind === "segment" && state.nodes.get(id).label.replace(/\s+/g, " ").startsWith(verb);
const told = (edge) => edge.label === "one of" || heads(edge.from, edge.label) || heads(edge.to, edge.label);

// Labels are placed once for a layout: on the first free spot of each line, and a verb once for a fan of lines.
function placeLabels(c, size) {
  c.font = `${size}px ${FONT}`;
  const shown = shownNodes(), boxes = [...shown].map(boxOf), taken = [], labels = [];
  const level = (edge) => state.nodes.get(edge.from).column === state.nodes.get(edge.to).column;
  const lines = state.edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to) && !level(edge) && !told(edge));
  for (const edge of [...lines].sort((a, b) => Boolean(b.note) - Boolean(a.note))) {
    const text = edge.note || edge.label;
    const width = c.measureText(text).width + 6;
    for (const t of [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68]) {
      const at = onCurve(edge, t);
      const box = [at.x - width / 2, at.y - size * 0.7, at.x + width / 2, at.y + size * 0.7];
      const said = !edge.note && taken.some((l) => l.text === text && (l.from === edge.from || l.to === edge.to) && Math.hypot(l.at.x - at.x, l.at.y - at.y) < 140);
      if (said) break;
      if (boxes.some((other) => meets(box, other)) || taken.some((other) => meets(box, other.box))) continue;
      taken.push({ text, at, box, from: edge.from, to: edge.to });
      labels.push({ text, at, edge, width });
      break;
    }
  }
  return labels;
}

function paintLabel(c, text, at, size, strong) {
  c.font = `${strong ? "600 " : ""}${size}px ${FONT}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  const width = c.measureText(text).width;
  c.fillStyle = "rgba(255,255,255,.9)";
  c.fillRect(at.x - width / 2 - 2, at.y - size * 0.6, width + 4, size * 1.2);
  c.fillStyle = strong ? "#14202b" : "#566573";
  c.fillText(text, at.x, at.y);
}

network.on("afterDrawing", (c) => {
  if (state.scene === null) return;
  const scale = network.getScale(), size = scale > 1.6 ? 8 : 11;
  if (!state.labels || state.labels.size !== size) state.labels = { size, list: placeLabels(c, size) };
  const chosen = new Set([...network.getSelectedEdges(), ...(state.hover || [])]);
  if (scale > 0.55) {
    for (const label of state.labels.list) {
      if (!chosen.has(label.edge.id) && !isFaded(label.edge)) paintLabel(c, label.text, label.at, size, false);
    }
  }
  const shown = shownNodes();
  for (const edge of state.edges) {
    if (!chosen.has(edge.id) || !shown.has(edge.from) || !shown.has(edge.to)) continue;
    if (chosen.size > 12 && told(edge)) continue;
    const words = edge.note ? `${edge.label} ${edge.note}` : edge.label;
    paintLabel(c, words, onCurve(edge, 0.5), Math.max(11, 11 / scale), true);
  }
  paintHeadings(c);
});

function paintHeadings(c) {
  const columns = new Map();
  for (const id of shownNodes()) columns.set(state.nodes.get(id).column, state.place.get(id).x);
  const ratio = c.canvas.width / stage.clientWidth, words = data.scenes[state.scene].headings;
  if (!words.length) return;
  c.save();
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = "rgba(246,248,250,.94)";
  c.fillRect(0, 0, stage.clientWidth, HEADING);
  c.fillStyle = "#566573";
  c.font = `600 12px ${FONT}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  for (const [column, x] of columns) {
    if (words[column]) c.fillText(words[column], network.canvasToDOM({ x, y: 0 }).x, HEADING / 2);
  }
  c.restore();
}

const incident = (id) => state.edges.filter((edge) => edge.from === id || edge.to === id).map((edge) => edge.id);
network.on("hoverNode", ({ node }) => { state.hover = incident(node); network.redraw(); });
network.on("blurNode", () => { state.hover = null; network.redraw(); });
network.on("hoverEdge", ({ edge }) => { state.hover = [edge]; network.redraw(); });
network.on("blurEdge", () => { state.hover = null; network.redraw(); });
