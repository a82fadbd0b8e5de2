// Saving what is shown: picture (PNG, SVG), network (GraphML), table (CSV). Always on light paper, the whole scene.
const FORMS = {
  png: ["image/png", async () => pngPicture()],
  svg: ["image/svg+xml", async () => svgText()],
  graphml: ["application/graphml+xml", async () => graphText()],
  csv: ["text/csv", async () => "\ufeff" + tableText()],
};

async function save(form) {
  const [type, make] = FORMS[form], url = URL.createObjectURL(new Blob([await make()], { type }));
  el("a", { href: url, download: `${data.slug}.${form}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const heldEdges = () => shownEdges().filter((edge) => !isFaded(edge));

function paintScene(c, { low, top }) {
  for (const edge of shownEdges()) paintLine(c, edge);
  for (const id of state.shown) paintBox(c, state.nodes.get(id), state.place.get(id).x, state.place.get(id).y, { faded: state.faded.has(id), closed: closedHead(id) });
  for (const { text, at, edge } of placeLabels(c, 11)) if (!isFaded(edge)) paintLabel(c, text, at, 11, false);
  c.font = `600 12px ${FONT}`;
  c.fillStyle = surface("soft");
  for (const [word, x] of columnHeads()) c.fillText(word, x, top - 12);
  c.font = `11px ${FONT}`;
  c.textAlign = "left";
  const day = state.day ? ` · on ${longDay(state.day)}` : "";
  c.fillText(`${data.title}: ${data.scenes[state.scene].title}${day} · ${byId("notice").textContent}`, low + 16, top - 34);
}

// The piece of a line's curve that is seen: from box to box, as on the screen.
function seenCurve(edge) {
  const curve = curveOf(edge);
  const within = (id, { x, y }, pad) => {
    const at = state.place.get(id), node = state.nodes.get(id);
    return Math.abs(x - at.x) < node.w / 2 + pad && Math.abs(y - at.y) < node.h / 2 + pad;
  };
  const steps = Array.from({ length: 201 }, (_, i) => i / 200);
  const from = steps.find((t) => !within(edge.from, onCurve(edge, t, curve), 0)) ?? 0;
  const to = steps.findLast((t) => !within(edge.to, onCurve(edge, t, curve), data.roles[state.nodes.get(edge.to).role].ring ? 6 : 3)) ?? 1;
  const mix = (p, q, t) => p + (q - p) * t;
  const blossom = ([p, q, r, s], t, u, v) => mix(mix(mix(p, q, t), mix(q, r, t), u), mix(mix(q, r, t), mix(r, s, t), u), v);
  const point = (t, u, v) => curve.map((line) => blossom(line, t, u, v));
  return [point(from, from, from), point(from, from, to), point(from, to, to), point(to, to, to)];
}

// A line within a column bows out to the right.
function bow(edge) {
  const a = state.place.get(edge.from), b = state.place.get(edge.to), half = (id) => state.nodes.get(id).w / 2;
  const start = [a.x + half(edge.from), a.y], end = [b.x + half(edge.to) + 3, b.y], out = Math.max(start[0], end[0]) + 40;
  return [start, [out, a.y], [out, b.y], end];
}

function paintLine(c, edge) {
  const width = edge.width || 1, [start, one, two, end] = isLevel(edge) ? bow(edge) : seenCurve(edge);
  c.globalAlpha = isFaded(edge) ? 0.12 : 0.8;
  c.strokeStyle = c.fillStyle = surface(edge.control ? "control" : "line");
  c.lineWidth = width;
  c.setLineDash(edge.dashes ? [6, 4] : []);
  c.beginPath();
  c.moveTo(...start);
  c.bezierCurveTo(...one, ...two, ...end);
  c.stroke();
  c.setLineDash([]);
  const turn = Math.atan2(end[1] - two[1], end[0] - two[0]), size = 6 + width;
  const wing = (by) => [end[0] - size * Math.cos(turn + by), end[1] - size * Math.sin(turn + by)];
  c.beginPath();
  polygon(c, [end, wing(0.4), wing(-0.4)]);
  c.fill();
  c.globalAlpha = 1;
}

// Paints on light paper and leaves the screen as it was.
function onPaper(make) {
  theme.light = true;
  try { return make(bounds()); } finally { theme.light = false; }
}

const HEAD_ROOM = 50;
function svgText() {
  return onPaper((box) => {
    const c = svgContext(), width = Math.max(box.high - box.low, 640), height = box.bottom - box.top + HEAD_ROOM;
    paintScene(c, box);
    const family = FONT.replace(/"/g, "'").replace(/[<>&]/g, "");
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[box.low, box.top - HEAD_ROOM, width, height].map(num).join(" ")}" width="${num(width)}" height="${num(height)}" font-family="${family}">\n<rect x="${num(box.low)}" y="${num(box.top - HEAD_ROOM)}" width="${num(width)}" height="${num(height)}" fill="#fff"/>\n${c.out.join("\n")}\n</svg>\n`;
  });
}

// What is printed is that picture, with the legend and the panel below it: a browser prints no canvas of another size.
function onPrint(isPaper) {
  const picture = isPaper ? [document.importNode(new DOMParser().parseFromString(svgText(), "image/svg+xml").documentElement, true)] : [];
  byId("paper").replaceChildren(...picture);
  theme.light = isPaper;
  buildLegend();
}
window.addEventListener("beforeprint", () => onPrint(true));
window.addEventListener("afterprint", () => onPrint(false));

function pngPicture() {
  return onPaper((box) => {
    const canvas = document.createElement("canvas"), width = Math.max(box.high - box.low, 640), height = box.bottom - box.top + HEAD_ROOM;
    const scale = Math.min(2, 8000 / width, 8000 / height), c = (canvas.width = width * scale, canvas.height = height * scale, canvas.getContext("2d"));
    c.scale(scale, scale);
    c.translate(-box.low, HEAD_ROOM - box.top);
    c.fillStyle = "#fff";
    c.fillRect(box.low, box.top - HEAD_ROOM, width, height);
    paintScene(c, box);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  });
}

function graphText() {
  const fields = { node: ["label", "kind", "role", "country", "since", "until"], edge: ["verb", "figure", "modality", "claims", "sources"] };
  const keys = Object.entries(fields).flatMap(([on, names]) => names.map((name) => `<key id="${on[0]}_${name}" for="${on}" attr.name="${name}" attr.type="string"/>`));
  const values = (on, known) => fields[on].filter((name) => known[name]).map((name) => `<data key="${on[0]}_${name}">${markup(known[name])}</data>`).join("");
  const nodes = [...state.shown].map((id) => {
    const { kind, role, since, until } = state.nodes.get(id), known = data.entities[id] || {};
    return `<node id="${markup(id)}">${values("node", { label: label(id), kind, role, since, until, country: (known.countries || []).join("; ") })}</node>`;
  });
  const edges = heldEdges().map((edge) => {
    const claims = edge.claims.map((place) => data.claims[place]), all = (pick) => [...new Set(claims.map(pick))].join("; ");
    return `<edge source="${markup(edge.from)}" target="${markup(edge.to)}">${values("edge", { verb: edge.label, figure: edge.note, modality: all((c) => c.modality), claims: all((c) => c.id), sources: all((c) => data.sources[c.source].slug) })}</edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join("\n")}\n<graph edgedefault="directed">\n${[...nodes, ...edges].join("\n")}\n</graph>\n</graphml>\n`;
}

function tableText() {
  // A spreadsheet must not take a name for a formula.
  const cell = (text) => `"${String(text ?? "").replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;
  const rows = [["from", "verb", "to", "figure", "period", "modality", "source", "claim"]];
  for (const edge of heldEdges()) {
    for (const claim of edge.claims.map((place) => data.claims[place]).filter(passes)) {
      rows.push([label(edge.from), edge.label, label(edge.to), claim.figure, claim.period, claim.modality, sourceText(claim.source), claim.id]);
    }
  }
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
