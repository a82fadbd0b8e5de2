// A drawing context that writes SVG: the same painting code gives the picture on the screen and the file.
const markup = (text) => String(text).replace(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const num = (value) => String(Math.round(value * 10) / 10);

function svgContext() {
  const measure = document.createElement("canvas").getContext("2d"), out = [];
  let path = "", dash = [];
  const add = (...parts) => { path += parts.map((part) => (typeof part === "number" ? num(part) : part)).join(" ") + " "; };
  const c = {
    out, globalAlpha: 1, lineWidth: 1, fillStyle: "#000", strokeStyle: "#000", font: "", textAlign: "center", textBaseline: "middle", lineJoin: "round",
    beginPath() { path = ""; },
    moveTo: (x, y) => add("M", x, y),
    lineTo: (x, y) => add("L", x, y),
    bezierCurveTo: (...points) => add("C", ...points),
    quadraticCurveTo: (...points) => add("Q", ...points),
    closePath: () => add("Z"),
    rect: (x, y, w, h) => add("M", x, y, "h", w, "v", h, "h", -w, "Z"),
    roundRect(x, y, w, h, r) {
      const q = Math.min(r, w / 2, h / 2), bow = (dx, dy) => add("a", q, q, "0 0 1", dx, dy);
      add("M", x + q, y, "h", w - 2 * q); bow(q, q); add("v", h - 2 * q); bow(-q, q); add("h", 2 * q - w); bow(-q, -q); add("v", 2 * q - h); bow(q, -q); add("Z");
    },
    ellipse: (x, y, a, b) => add("M", x - a, y, "a", a, b, "0 1 0", 2 * a, 0, "a", a, b, "0 1 0", -2 * a, 0, "Z"),
    arc: (x, y, r) => c.ellipse(x, y, r, r),
    setLineDash(pattern) { dash = pattern; },
    measureText(text) { measure.font = c.font; return measure.measureText(text); },
    fill: () => out.push(`<path d="${path.trim()}" fill="${c.fillStyle}"${faint()}/>`),
    stroke: () => out.push(`<path d="${path.trim()}" fill="none" stroke="${c.strokeStyle}" stroke-width="${num(c.lineWidth)}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}${faint()}/>`),
    fillRect: (x, y, w, h) => out.push(`<rect x="${num(x)}" y="${num(y)}" width="${num(w)}" height="${num(h)}" fill="${c.fillStyle}"${faint()}/>`),
    fillText(text, x, y, most = Infinity) {
      const [, weight, size] = /^(600 )?([\d.]+)px/.exec(c.font), wide = c.measureText(text).width;
      const squeezed = wide > most ? ` textLength="${num(most)}" lengthAdjust="spacingAndGlyphs"` : "";
      out.push(`<text x="${num(x)}" y="${num(y)}" text-anchor="${c.textAlign === "left" ? "start" : "middle"}" dominant-baseline="central" font-size="${size}"${weight ? ' font-weight="600"' : ""} fill="${c.fillStyle}"${squeezed}${faint()}>${markup(text)}</text>`);
    },
  };
  const faint = () => (c.globalAlpha < 1 ? ` opacity="${num(c.globalAlpha)}"` : "");
  return c;
}
