"use strict";
// Shapes and colours: draws a box on the canvas as visual.yml says. Texts are painted, never parsed.
const data = JSON.parse(document.getElementById("data").textContent);
const FONT = getComputedStyle(document.body).fontFamily;
const LINE = 16;
const darkness = window.matchMedia("(prefers-color-scheme: dark)");
const theme = { light: false };
const tone = () => (darkness.matches && !theme.light ? 1 : 0);
const colours = (role) => data.roles[role].tones[tone()];
const surface = (name) => data.surfaces[name][tone()];

function polygon(c, points) {
  points.forEach(([x, y], i) => (i ? c.lineTo(x, y) : c.moveTo(x, y)));
  c.closePath();
}

const outlines = {
  square: (c, x, y, w, h) => c.rect(x, y, w, h),
  round: (c, x, y, w, h) => c.roundRect(x, y, w, h, 9),
  pill: (c, x, y, w, h) => c.roundRect(x, y, w, h, Math.min(h / 2, 16)),
  ellipse: (c, x, y, w, h) => c.ellipse(x + w / 2, y + h / 2, w / 2 + 4, h / 2 + 2, 0, 0, 2 * Math.PI),
  folded: (c, x, y, w, h) => polygon(c, [[x, y], [x + w - 9, y], [x + w, y + 9], [x + w, y + h], [x, y + h]]),
  tag: (c, x, y, w, h) => polygon(c, [[x - 5, y + h / 2], [x + 4, y], [x + w, y], [x + w, y + h], [x + 4, y + h]]),
  hexagon: (c, x, y, w, h) =>
    polygon(c, [[x - 5, y + h / 2], [x + 4, y], [x + w - 4, y], [x + w + 5, y + h / 2], [x + w - 4, y + h], [x + 4, y + h]]),
  speech: (c, x, y, w, h) => polygon(c, [[x, y], [x + w, y], [x + w, y + h], [x + 22, y + h], [x + 12, y + h + 6], [x + 12, y + h], [x, y + h]]),
  bar: (c, x, y, w, h) => c.rect(x, y, w, h),
  pins: (c, x, y, w, h) => c.rect(x, y, w, h),
  rack: (c, x, y, w, h) => c.rect(x, y, w, h),
  stack: (c, x, y, w, h) => c.roundRect(x, y, w, h, 9),
};

// What a shape has beside its outline: pins of a chip, the second sheet of a group, the slots of a rack.
const extras = {
  pins(c, x, y, w, h) {
    const step = Math.max(9, (w - 20) / 5);
    for (let i = x + 10; i <= x + w - 9; i += step) {
      c.moveTo(i, y - 3.5); c.lineTo(i, y); c.moveTo(i, y + h); c.lineTo(i, y + h + 3.5);
    }
  },
  rack(c, x, y, w, h) { c.moveTo(x - 4, y - 3); c.lineTo(x - 4, y + h + 3); c.moveTo(x + w + 4, y - 3); c.lineTo(x + w + 4, y + h + 3); },
  stack(c, x, y, w, h) { c.roundRect(x + 4, y - 4, w, h, 9); },
};

function outline(c, shape, x, y, w, h) {
  c.beginPath();
  outlines[shape](c, x, y, w, h);
}

function paintBox(c, node, x, y, look) {
  const shape = data.kinds[node.kind].shape, role = data.roles[node.role];
  const [fill, line, text] = colours(node.role);
  const left = x - node.w / 2, top = y - node.h / 2;
  c.globalAlpha = look.faded ? 0.16 : 1;
  c.lineJoin = "round";
  c.strokeStyle = line;
  c.lineWidth = role.width + (node.mark ? 1.5 : 0);
  if (extras[shape]) { c.beginPath(); extras[shape](c, left, top, node.w, node.h); c.stroke(); }
  outline(c, shape, left, top, node.w, node.h);
  c.fillStyle = fill;
  c.fill();
  if (node.planned) c.setLineDash([5, 3]);
  c.stroke();
  c.setLineDash([]);
  if (role.ring) { outline(c, shape, left - 4, top - 4, node.w + 8, node.h + 8); c.stroke(); }
  if (shape === "bar") { c.fillStyle = line; c.fillRect(left, top, 4, node.h); }
  if (role.dot) paintDot(c, left + 6, y, line);
  if (node.share) { c.fillStyle = surface("control"); c.fillRect(left, top + node.h - 4, node.w * node.share, 4); }
  if (look.closed) paintPlus(c, left + node.w, y);
  if (node.mark) paintMark(c, node.mark, x, top - 8);
  if (look.selected || look.hover) {
    outline(c, shape, left - 7, top - 7, node.w + 14, node.h + 14);
    c.strokeStyle = surface("ink");
    c.lineWidth = look.selected ? 2 : 1;
    c.stroke();
  }
  paintText(c, node, x, y, text);
  c.globalAlpha = 1;
}

function paintDot(c, x, y, colour) {
  c.beginPath();
  c.arc(x, y, 2.5, 0, 2 * Math.PI);
  c.fillStyle = colour;
  c.fill();
}

// A folded group says so: a plus on its right edge.
function paintPlus(c, x, y) {
  c.beginPath();
  c.arc(x, y, 8, 0, 2 * Math.PI);
  c.fillStyle = surface("soft");
  c.fill();
  c.beginPath();
  c.moveTo(x - 4, y); c.lineTo(x + 4, y); c.moveTo(x, y - 4); c.lineTo(x, y + 4);
  c.strokeStyle = surface("paper");
  c.lineWidth = 1.6;
  c.stroke();
}

// A chokepoint carries a dark flag above its box that says how much hangs on it.
function paintMark(c, text, x, y) {
  c.font = `600 11px ${FONT}`;
  const width = c.measureText(text).width + 12;
  c.beginPath();
  c.roundRect(x - width / 2, y - 8, width, 15, 3);
  c.fillStyle = surface("ink");
  c.fill();
  c.fillStyle = surface("paper");
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillText(text, x, y);
}

function paintText(c, node, x, y, colour) {
  const lines = node.label.split("\n");
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillStyle = colour;
  const strong = node.role === "authority" || node.role === "instrument" || Boolean(node.bold);
  lines.forEach((text, i) => {
    c.font = `${strong && i === 0 ? "600 " : ""}13px ${FONT}`;
    c.fillText(text, x, y + (i - (lines.length - 1) / 2) * LINE, node.w - 10);
  });
}

// A small picture of a shape for the legend.
function swatch(shape, tones, width, { ring, dot } = {}) {
  const ratio = 2, canvas = document.createElement("canvas"), [fill, line] = tones[tone()];
  canvas.width = 30 * ratio;
  canvas.height = 20 * ratio;
  const c = canvas.getContext("2d");
  c.scale(ratio, ratio);
  Object.assign(c, { fillStyle: fill, strokeStyle: line, lineWidth: width });
  if (extras[shape]) { c.beginPath(); extras[shape](c, 7, 6, 16, 9); c.stroke(); }
  outline(c, shape, 7, 6, 16, 9);
  c.fill();
  c.stroke();
  if (dot) paintDot(c, 11, 10.5, line);
  if (shape === "bar") { c.fillStyle = line; c.fillRect(7, 6, 3, 9); }
  if (ring) { outline(c, shape, 4, 3, 22, 15); c.stroke(); }
  canvas.className = "swatch";
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}
