// The panel: facts, sources and words of what was clicked. Everything is set as text, nothing as HTML.
const panel = document.getElementById("panel");

function el(name, options = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) key === "text" ? (made.textContent = value) : (made[key] = value);
  made.append(...children);
  return made;
}

function show(...children) {
  panel.replaceChildren(...children);
  panel.scrollTop = 0;
}

function showOverview() {
  const scene = data.scenes[state.scene], nodes = scene.nodes.filter((node) => node.kind !== "segment");
  const count = (role) => nodes.filter((node) => node.role === role).length;
  const rows = Object.keys(data.roles).filter((role) => role !== "heading" && count(role))
    .map((role) => el("tr", {}, el("td", { text: String(count(role)) }), el("td", { text: data.roles[role][0] })));
  show(
    el("h2", { text: scene.title }),
    el("p", { className: "soft", text: document.getElementById("hint").textContent }),
    ...(scene.note ? [el("p", { text: scene.note })] : []),
    el("table", {}, ...rows, el("tr", {}, el("td", { text: String(scene.edges.length) }), el("td", { text: "lines, each with its claims" }))),
    ...(scene.left ? [el("p", { className: "soft", text: `${scene.left} more things are not drawn.` })] : []),
    el("h3", { text: "How to read it" }),
    el("p", { text: "Click a box for its facts and the words that prove them. Click a line for the claims behind it. Dashed means planned, forecast or estimated." }),
    el("p", { className: "soft", text: "/ finds a name in any script · Esc goes back · arrow keys walk from box to box · 0 shows everything" }),
  );
}

function showEntity(id) {
  const known = data.entities[id], names = known.names || [];
  const hidden = names.filter((name) => name[2] === "hidden"), shown = names.filter((name) => name[2] !== "hidden");
  const claims = (known.claims || []).map((place) => data.claims[place]);
  show(
    el("h2", { text: known.name }),
    el("p", { className: "names" }, ...spaced(shown.map(([text, lang]) => el("span", { text, lang })))),
    el("p", { className: "soft", text: [known.class, known.segment, known.country].filter(Boolean).join(" · ") }),
    ...listings(known),
    ...(known.role === "restricted" ? [el("p", { className: "soft", text: "Under a control: an instrument or an authority restricts it." })] : []),
    ...(hidden.length ? [el("details", {}, el("summary", { className: "soft", text: `Also written in ${hidden.length} other ways` }), el("p", { className: "soft", text: hidden.map((n) => n[0]).join(" · ") }))] : []),
    ...claimList(claims, id),
    ...(known.more ? [el("p", { className: "soft", text: `${known.more} more claims: chipcontrols explain "${known.name}"` })] : []),
  );
}

const spaced = (spans) => spans.flatMap((span, i) => (i ? [" · ", span] : [span]));

function listings(known) {
  return (known.listings || []).map(([list, since, until, by]) => el("div", {},
    el("span", { className: "mark", text: [list || "Listed", since && `since ${longDay(since)}`, until && `until ${longDay(until)}`].filter(Boolean).join(" ") }),
    el("span", { className: "soft", text: by })));
}

const label = (key) => (data.entities[key] || { name: state.nodes.get(key).label.replace(/\s+/g, " ") }).name;

function showEdge(id) {
  const edge = state.edges.find((other) => other.id === id);
  const claims = edge.claims.map((place) => data.claims[place]);
  show(
    el("h2", { text: `${label(edge.from)} – ${edge.label} – ${label(edge.to)}` }),
    el("p", { className: "soft", text: `${claims.length} claim${claims.length === 1 ? "" : "s"} behind this line` }),
    el("p", {}, nameButton(edge.from, label(edge.from)), " · ", nameButton(edge.to, label(edge.to))),
    ...claims.map((claim) => claimItem(claim, null, claims.length < 6)),
  );
}

function showGroup(id) {
  const node = state.nodes.get(id), open = state.open.has(id);
  const near = new Set(state.edges.filter((e) => e.from === id || e.to === id).flatMap((e) => [e.from, e.to]));
  const members = [...state.nodes.values()].filter((other) => other.group_key === id || (other.id !== id && near.has(other.id)));
  show(
    el("h2", { text: node.label.replace(/\s+/g, " ") }),
    ...(state.heads.has(id) ? [el("p", {}, el("button", { type: "button", text: open ? "Fold this group" : "Open this group", onclick: () => { toggleGroup(id); showGroup(id); } }))] : []),
    ...members.filter((other) => data.entities[other.id]).map((other) => el("p", {}, nameButton(other.id, data.entities[other.id].name))),
  );
}

// A figure or a threshold is no entity: its panel is the claims behind the lines that lead to it.
function showFigure(id) {
  const node = state.nodes.get(id), lines = state.edges.filter((edge) => edge.to === id);
  const claims = [...new Set(lines.flatMap((edge) => edge.claims))].map((place) => data.claims[place]);
  show(
    el("h2", { text: node.label.replace(/\s+/g, " ") }),
    el("p", { className: "soft", text: data.kinds[node.kind][0] }),
    ...claims.map((claim) => claimItem(claim, null, true)),
  );
}

function nameButton(id, text) {
  return state.nodes.has(id) ? el("button", { type: "button", className: "name", text, onclick: () => select(id) }) : el("span", { text });
}

function claimList(claims, id) {
  const kinds = new Map();
  // The first words are open at once; the rest a click away.
  const first = new Set(claims.filter((claim) => (claim.words || []).some((place) => place.quote)).slice(0, 2));
  for (const claim of claims) kinds.set(claim.kind, [...(kinds.get(claim.kind) || []), claim]);
  return [...kinds].flatMap(([kind, group]) => [
    el("h3", { text: kind[0].toUpperCase() + kind.slice(1) + (group.length > 1 ? ` (${group.length})` : "") }),
    ...group.map((claim) => claimItem(claim, id, claims.length < 4 || first.has(claim))),
  ]);
}

function claimItem(claim, id, open) {
  const parts = claim.roles.flatMap(([role, who]) => who.filter((n) => data.terms[n][0] !== id).map((n) => `${role}: ${data.terms[n][1]}`));
  const words = (claim.details || []).map(([name, text]) => `${name}: ${text}`);
  const figure = [claim.figure, claim.period].filter(Boolean).join(" · ");
  const dashed = ["planned", "forecast", "estimated"].includes(claim.modality);
  return el("details", { open },
    el("summary", {}, [...parts, ...words].join(" · ") || claim.kind,
      ...(figure ? [" ", el("strong", { text: figure })] : []), " ",
      el("span", { className: dashed ? "tag dashed" : "tag", text: claim.modality || "asserted" })),
    el("p", { className: "soft", text: [claim.by && `according to ${claim.by}`, claim.citation, claim.confidence && `confidence ${claim.confidence}`].filter(Boolean).join(" · ") }),
    ...(claim.words || []).map(quote), ...(claim.words ? [] : [el("p", { className: "soft", text: sourceLine(claim.source) })]));
}

function quote({ quote: text, at, source }) {
  const known = data.sources[source];
  const foot = el("footer", { text: `${sourceLine(source)} · ${at}${text ? "" : " (words not at hand)"}` });
  return text ? el("blockquote", {}, el("span", { text, lang: known.language || "" }), foot) : el("blockquote", {}, foot);
}

function sourceLine(number) {
  const { title, slug, publisher, language, issued, asOf } = data.sources[number];
  return [title || slug, publisher, language, issued, asOf && `as of ${asOf}`].filter(Boolean).join(", ");
}
