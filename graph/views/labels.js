// Words on the canvas: verbs on the lines where there is room, headings over the columns.
const HEADING = 28;

function boxOf(id) {
  const node = state.nodes.get(id), at = state.place.get(id) || node;
  return [at.x - node.w / 2 - 4, at.y - node.h / 2 - (node.mark ? 18 : 4), at.x + node.w / 2 + 4, at.y + node.h / 2 + 4];
}

// What stands where, in cells, so that a look for free room does not ask every box of a large picture.
// A box is left, top, right, bottom, and the line it is of: a verb may stand on lines of its own and between the same two.
const CELL = 160;
function roomKeeper(boxes) {
  const cells = new Map();
  const each = ([l, t, r, b], call) => {
    for (let i = Math.floor(l / CELL); i <= Math.floor(r / CELL); i++) for (let j = Math.floor(t / CELL); j <= Math.floor(b / CELL); j++) if (call(`${i},${j}`)) return true;
    return false;
  };
  const alike = (one, other) => Boolean(one && other) && (verbOf(one) === verbOf(other) || (one.from === other.from && one.to === other.to));
  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3] && !alike(a[4], b[4]);
  const take = (box) => each(box, (key) => { cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]); });
  boxes.forEach(take);
  return { take, isFree: (box) => !each(box, (key) => (cells.get(key) || []).some((other) => meets(box, other))) };
}

// A heading that is the verb itself need not be said again on its lines.
const heads = (id, verb) => state.nodes.get(id).kind === "segment" && state.nodes.get(id).label.replace(/\s+/g, " ").startsWith(verb);
const told = (edge) => edge.label === "one of" || heads(edge.from, edge.label) || heads(edge.to, edge.label);

// Labels are placed once for a layout: on the first free spot of each line, and a verb once for a fan of lines.
// A spot that a line of another verb crosses is not free: the label would be read as that line's.
const SPOTS = [0.5, ...[0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24, 0.27, 0.3].flatMap((step) => [0.5 - step, 0.5 + step])];
const verbOf = (edge) => edge.note || edge.label;
function pointsOf(edge) {
  return Array.from({ length: 47 }, (_, i) => onCurve(edge, (i + 1) / 48)).map(({ x, y }) => [x - 2, y - 2, x + 2, y + 2, edge]);
}

function placeLabels(c, size) {
  c.font = `${size}px ${FONT}`;
  const room = roomKeeper([...[...state.shown].map(boxOf), ...shownEdges().flatMap(pointsOf)]), fans = new Map(), widths = new Map(), labels = [];
  const lines = shownEdges().filter((edge) => !isLevel(edge) && !told(edge));
  const fan = (id, text) => fans.get(`${id} ${text}`) || [];
  for (const edge of [...lines].sort((a, b) => Boolean(b.note) - Boolean(a.note))) {
    const text = verbOf(edge);
    if (!widths.has(text)) widths.set(text, c.measureText(text).width + 6);
    const width = widths.get(text);
    for (const t of SPOTS) {
      const at = onCurve(edge, t), box = [at.x - width / 2, at.y - size * 0.7, at.x + width / 2, at.y + size * 0.7, edge];
      const near = (other) => Math.hypot(other.x - at.x, other.y - at.y) < 140;
      if (!edge.note && (fan(edge.from, text).some(near) || fan(edge.to, text).some(near))) break;
      if (!room.isFree(box)) continue;
      room.take(box.slice(0, 4));
      for (const id of [edge.from, edge.to]) fans.set(`${id} ${text}`, [...fan(id, text), at]);
      labels.push({ text, at, edge });
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
  c.globalAlpha = 0.9;
  c.fillStyle = surface("paper");
  c.fillRect(at.x - width / 2 - 2, at.y - size * 0.6, width + 4, size * 1.2);
  c.globalAlpha = 1;
  c.fillStyle = surface(strong ? "ink" : "soft");
  c.fillText(text, at.x, at.y);
}

network.on("afterDrawing", (c) => {
  if (state.scene === null) return;
  const scale = network.getScale(), size = scale > 1.6 ? 8 : 11;
  const chosen = new Set([...network.getSelectedEdges(), ...(state.hover || [])]);
  if (scale > 0.5) {
    if (!state.labels || state.labels.size !== size) state.labels = { size, list: placeLabels(c, size) };
    for (const label of state.labels.list) {
      if (!chosen.has(label.edge.id) && !isFaded(label.edge)) paintLabel(c, label.text, label.at, size, false);
    }
  }
  for (const edge of state.edges) {
    if (!chosen.has(edge.id) || !isShown(edge) || (chosen.size > 12 && told(edge))) continue;
    paintLabel(c, edge.note ? `${edge.label} ${edge.note}` : edge.label, onCurve(edge, 0.5), Math.max(11, 11 / scale), true);
  }
  paintHeadings(c);
});

// Headings keep their place at the top of the stage; two that would meet share the room between them.
// The word, the middle and half the width of each column.
function columnHeads() {
  const columns = new Map(), words = data.scenes[state.scene].headings;
  for (const id of state.shown) {
    const { column, w } = state.nodes.get(id), [, half] = columns.get(column) || [0, 0];
    columns.set(column, [state.place.get(id).x, Math.max(half, w / 2)]);
  }
  return [...columns].filter(([column]) => words[column]).sort((a, b) => a[1][0] - b[1][0]).map(([column, place]) => [words[column], ...place]);
}

function paintHeadings(c) {
  const ratio = c.canvas.width / stage.clientWidth, scale = network.getScale();
  const found = columnHeads().map(([word, x, half]) => [word, network.canvasToDOM({ x, y: 0 }).x, half * scale]);
  if (!found.length) return;
  c.save();
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.fillStyle = surface("wash");
  c.fillRect(0, 0, stage.clientWidth, HEADING);
  c.font = `600 12px ${FONT}`;
  c.textBaseline = "middle";
  const left = sayBeyond(c, found.filter(([, x, half]) => x < half).length, "left"), right = sayBeyond(c, found.filter(([, x, half]) => x + half > stage.clientWidth).length, "right");
  c.fillStyle = surface("soft");
  c.textAlign = "center";
  const least = left || 4, most = stage.clientWidth - (right || 4);
  const set = found.map(([word, x, half]) => {
    const wide = c.measureText(word).width / 2, inward = Math.max(least + wide - x, 0) + Math.min(most - wide - x, 0);
    return [word, x + Math.sign(inward) * Math.min(Math.abs(inward), half), wide];
  });
  set.forEach(([word, at, wide], i) => {
    const sides = [set[i - 1], set[i + 1]].filter(Boolean).map(([, other, its]) => Math.max(Math.abs(other - at) - its, Math.abs(other - at) / 2) - 4);
    const room = 2 * Math.min(...sides, at - least, most - at);
    if (room + 1 >= Math.min(40, 2 * wide) || !(left || right)) paintHeading(c, word, at, 2 * wide, Math.max(20, room));
  });
  c.restore();
}

// A heading wider than its room stands in two lines, broken where the longer one is shortest.
function paintHeading(c, word, at, wide, room) {
  const words = word.split(" "), breaks = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  if (wide <= room + 1 || !breaks.length) return c.fillText(word, at, HEADING / 2, room);
  const longer = (lines) => Math.max(...lines.map((line) => line.length));
  const lines = breaks.reduce((one, other) => (longer(other) < longer(one) ? other : one));
  lines.forEach((line, i) => c.fillText(line, at, HEADING / 2 + (i ? 6.5 : -6.5), room));
}

// Says how many columns lie, whole or in part, beyond an edge of the stage, to be reached by moving; returns the width of the words.
function sayBeyond(c, columns, side) {
  if (!columns) return 0;
  const right = side === "right", text = right ? `${columns} more →` : `← ${columns} more`;
  c.fillStyle = surface("ink");
  c.textAlign = side;
  c.fillText(text, right ? stage.clientWidth - 8 : 8, HEADING / 2);
  return c.measureText(text).width + 16;
}

const incident = (id) => state.edges.filter((edge) => edge.from === id || edge.to === id).map((edge) => edge.id);
network.on("hoverNode", ({ node }) => { state.hover = incident(node); network.redraw(); });
network.on("blurNode", () => { state.hover = null; network.redraw(); });
network.on("hoverEdge", ({ edge }) => { state.hover = [edge]; network.redraw(); });
network.on("blurEdge", () => { state.hover = null; network.redraw(); });
