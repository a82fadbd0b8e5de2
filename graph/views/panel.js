// The panel: facts, sources and words of what was clicked. Everything is set as text, nothing as HTML.
const panel = document.getElementById("panel");
const byId = (id) => document.getElementById(id);

function el(name, options = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) key === "text" ? (made.textContent = value) : (made[key] = value);
  made.append(...children);
  return made;
}

// A text from the data: its own direction and its own direction marks end with it.
const said = (text, lang = "") => el("bdi", { text, lang, dir: "auto" });
const soft = (...children) => el("p", { className: "soft" }, ...children);
const joined = (parts, mark = " · ") => parts.flatMap((part, i) => (i ? [mark, part] : [part]));
const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

function show(...children) {
  panel.replaceChildren(...children);
  panel.scrollTop = 0;
}

// A dashed line of a claim, or the box of one; in the ontology, dashes mean something else and no claim is drawn.
const anyPlanned = ({ nodes, edges }) => nodes.some((node) => node.planned) || edges.some((edge) => edge.dashes && edge.claims);

function showOverview() {
  const scene = data.scenes[state.scene], nodes = scene.nodes.filter((node) => data.entities[node.id]);
  const count = (role) => nodes.filter((node) => node.role === role).length;
  const rows = Object.keys(data.roles).filter((role) => role !== "heading" && count(role))
    .map((role) => el("tr", {}, el("td", { text: count(role).toLocaleString("en") }), el("td", { text: data.roles[role].word })));
  show(
    el("h2", {}, said(scene.title)),
    soft(byId("hint").textContent),
    ...(scene.note ? [el("p", {}, said(scene.note))] : []),
    ...(scene.page ? [el("p", {}, el("a", { href: scene.page, text: "Its page, with all claims" }))] : []),
    el("table", {}, el("tbody", {}, ...rows, el("tr", {}, el("td", { text: scene.edges.length.toLocaleString("en") }), el("td", { text: scene.edges.some((edge) => edge.claims) ? "lines, with the claims behind them" : "lines" })))),
    ...(scene.left ? [soft(`${plural(scene.left, "more thing")} not drawn.`)] : []),
    el("h3", { text: "How to read it" }),
    el("p", { text: `Click a box for its facts and the words that prove them, a line for the claims behind it, a box with a plus to open its group.${anyPlanned(scene) ? " Dashed means planned, forecast or estimated." : ""}` }),
    soft("/ finds a name in any script · f filters · Esc goes back · arrow keys walk from box to box, Enter opens a group, 0 shows everything"),
  );
}

function showEntity(id) {
  const known = data.entities[id], names = known.names || [];
  const hidden = names.filter((name) => name[2] === "hidden"), shown = names.filter((name) => name[2] !== "hidden");
  const claims = (known.claims || []).map((place) => data.claims[place]);
  show(
    el("h2", {}, said(known.name)),
    el("p", { className: "names" }, ...joined(shown.map(([text, lang]) => said(text, lang)))),
    soft(...joined([known.class, known.segment, (known.countries || []).join(", ")].filter(Boolean).map((text) => said(text)))),
    ...(known.page ? [el("p", {}, el("a", { href: known.page, text: "All about it: its own page" }))] : []),
    ...groupButton(id),
    ...listings(known),
    ...(known.role === "restricted" ? [soft("Under a control: an instrument or an authority restricts it.")] : []),
    ...(hidden.length ? [el("details", {}, el("summary", { className: "soft", text: `Also written in ${plural(hidden.length, "other way")}` }), soft(...joined(hidden.map((n) => said(n[0])))))] : []),
    ...claimList(claims, id),
    ...(known.more ? [soft(`${plural(known.more, "more claim")}: `, known.page ? el("a", { href: known.page, text: "its own page" }) : el("code", { text: `chipcontrols query entity -p name=${id}` }))] : []),
  );
}

function listings(known) {
  return (known.listings || []).map(([list, since, until, by]) => el("div", {},
    el("span", { className: "mark" }, said(list || "Listed"), since ? ` since ${longDay(since)}` : "", until ? ` until ${longDay(until)}` : ""),
    el("span", { className: "soft" }, said(by))));
}

const label = (key) => (data.entities[key] || { name: state.nodes.get(key).label.replace(/\s+/g, " ") }).name;

function showEdge(id) {
  const edge = state.edges.find((other) => other.id === id);
  const claims = edge.claims.map((place) => data.claims[place]);
  show(
    el("h2", {}, said(label(edge.from)), ` – ${edge.label} – `, said(label(edge.to))),
    soft(edge.claims.length ? `${plural(claims.length, "claim")} behind this line` : "This line groups; it stands for no claim."),
    el("p", {}, ...joined([nameButton(edge.from), nameButton(edge.to)])),
    ...claims.slice(0, 60).map((claim) => claimItem(claim, null, claims.length < 6)),
    ...(claims.length > 60 ? [soft(`${claims.length - 60} more; the table (CSV) holds all.`)] : []),
  );
}

function groupButton(id) {
  if (!state.heads.has(id)) return [];
  return [el("p", {}, el("button", { type: "button", text: state.open.has(id) ? "Fold this group" : "Open this group", onclick: () => { toggleGroup(id); showNode(id); writeHash(); } }))];
}

function showGroup(id) {
  const near = new Set(state.edges.filter((e) => e.from === id || e.to === id).flatMap((e) => [e.from, e.to]));
  const members = [...state.nodes.values()].filter((other) => other.group_key === id || (other.id !== id && near.has(other.id)));
  show(
    el("h2", {}, said(label(id))),
    ...groupButton(id),
    ...members.slice(0, 200).map((other) => el("p", {}, nameButton(other.id))),
  );
}

// A figure, a sentence or a term is no entity: its panel is what it says and the claims behind the lines that lead to it.
function showFigure(id) {
  const node = state.nodes.get(id), lines = state.edges.filter((edge) => edge.to === id);
  const claims = [...new Set((node.claims || []).concat(lines.flatMap((edge) => edge.claims)))].map((place) => data.claims[place]);
  show(
    el("h2", {}, said(node.title || label(id))),
    soft(data.kinds[node.kind].word),
    ...(node.about ? [node.kind === "sentence" ? el("blockquote", {}, said(node.about, node.lang)) : el("p", {}, said(node.about, node.lang))] : []),
    ...groupButton(id),
    ...claims.map((claim) => claimItem(claim, null, claims.length < 8)),
  );
}

function showNode(id) {
  data.entities[id] ? showEntity(id) : state.nodes.get(id).kind === "segment" ? showGroup(id) : showFigure(id);
}

function nameButton(id) {
  return state.nodes.has(id) ? el("button", { type: "button", className: "name", onclick: () => select(id) }, said(label(id))) : said(label(id));
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
  const parts = claim.roles.flatMap(([role, who]) => who.filter((n) => data.terms[n][0] !== id).map((n) => el("span", {}, `${role}: `, said(data.terms[n][1]))));
  const words = (claim.details || []).map(([name, text]) => el("span", {}, `${name}: `, said(text)));
  const figure = [claim.figure, claim.period].filter(Boolean).join(" · ");
  const dashed = ["planned", "forecast", "estimated"].includes(claim.modality);
  const remarks = [claim.by && `according to ${claim.by}`, claim.citation, claim.confidence && `confidence ${claim.confidence}`].filter(Boolean);
  return el("details", { open },
    el("summary", {}, ...(parts.length + words.length ? joined([...parts, ...words]) : [claim.kind]),
      ...(figure ? [" ", el("strong", { text: figure })] : []), " ",
      el("span", { className: dashed ? "tag dashed" : "tag", text: claim.modality })),
    ...(remarks.length ? [soft(...joined(remarks.map((text) => said(text))))] : []),
    ...(claim.words || []).map(quote), ...(claim.words ? [] : [soft(sourceLine(claim.source))]));
}

function quote({ quote: text, at, source }) {
  const foot = el("footer", {}, sourceLine(source), ` · ${at}${text ? "" : " (words not at hand)"}`);
  return text ? el("blockquote", {}, said(text, data.sources[source].language || ""), foot) : el("blockquote", {}, foot);
}

function sourceText(number) {
  const { title, slug, publisher, language, issued, asOf } = data.sources[number];
  return [title || slug, publisher, language, issued, asOf && `as of ${asOf}`].filter(Boolean).join(", ");
}

function sourceLine(number) {
  const { page } = data.sources[number];
  return page ? el("a", { href: page }, said(sourceText(number))) : said(sourceText(number));
}
