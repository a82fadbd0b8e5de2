// Filters: the legend hides a role or a kind; the filter box a country, a modality or a source.
function buildLegend(number = state.scene) {
  const roles = new Set(), kinds = new Set(), all = [...data.scenes[number].nodes, ...data.scenes[number].edges];
  for (const { role, kind } of all) { if (role) roles.add(role); if (kind) kinds.add(kind); }
  const button = (key, word, picture) => {
    const made = el("button", { type: "button", title: `Hide or show: ${word}`, onclick: () => toggle(state.hidden, key) }, picture, word);
    made.dataset.key = key;
    return made;
  };
  const coloured = Object.entries(data.roles).filter(([name]) => roles.has(name) && name !== "heading")
    .map(([name, role]) => button(name, role.word, swatch(role.ring ? "round" : "square", role.tones, role.width, role)));
  const neutral = [["#ffffff", "#566573"], ["#12161b", "#a7b4c0"]];
  const shaped = Object.entries(data.kinds).filter(([name]) => kinds.has(name) && !["segment", "authority", "instrument", "threshold", "claim", "sentence", "term"].includes(name))
    .map(([name, { word, shape }]) => button("kind:" + name, word, swatch(shape, neutral, 1.2)));
  const signs = [anyPlanned(data.scenes[number]) && "- - -  planned, forecast or estimated", all.some((x) => x.mark) && data.mark, all.some((x) => x.width > 1.2 && x.from !== undefined && x.claims) && "wide line: large figure"];
  const row = (word, parts) => (parts.length ? [el("div", {}, el("b", { text: word }), ...parts)] : []);
  const told = signs.filter(Boolean).map((text) => el("span", { className: "soft", text }));
  const first = coloured.length > 1 ? coloured : [];
  // The signs are told in the row that has more room.
  (shaped.length > 0 && shaped.length < first.length ? shaped : first).push(...told);
  byId("legend").replaceChildren(...row(coloured.length > 1 ? "Colour" : "Signs", first), ...row("Shape", shaped));
  markFilters();
}

function toggle(set, key) {
  set.has(key) ? set.delete(key) : set.add(key);
  filtersChanged();
}

function filtersChanged() {
  markFilters();
  refresh();
  writeHash();
}

const FACETS = [["country", "Country"], ["modality", "Modality"], ["source", "Source"]];
function facetValues() {
  const found = { country: new Map(), modality: new Map(), source: new Map() };
  const add = (facet, key, word) => found[facet].set(key, [word, (found[facet].get(key) || ["", 0])[1] + 1]);
  for (const known of Object.values(data.entities)) for (const name of known.countries || []) add("country", name, name);
  for (const claim of data.claims) { add("modality", claim.modality, claim.modality); add("source", data.sources[claim.source].slug, sourceText(claim.source)); }
  return found;
}

function buildFilters() {
  const values = facetValues();
  const box = (facet, [key, [word, count]]) => {
    const input = el("input", { type: "checkbox", checked: true, onchange: () => toggle(state.off, `${facet}:${key}`) });
    input.dataset.key = `${facet}:${key}`;
    return el("label", {}, input, " ", said(word), el("small", { text: ` ${count.toLocaleString("en")}` }));
  };
  const group = ([facet, word]) => {
    const entries = [...values[facet]].sort((a, b) => b[1][1] - a[1][1] || (a[0] < b[0] ? -1 : 1));
    const only = el("button", { type: "button", text: "none", onclick: () => { for (const [key] of entries) state.off.add(`${facet}:${key}`); filtersChanged(); } });
    const every = el("button", { type: "button", text: "all", onclick: () => { for (const [key] of entries) state.off.delete(`${facet}:${key}`); filtersChanged(); } });
    return el("fieldset", {}, el("legend", {}, word, " ", every, " ", only), ...entries.map((entry) => box(facet, entry)));
  };
  byId("filters").replaceChildren(...FACETS.filter(([facet]) => values[facet].size).map(group));
}

function markFilters() {
  for (const made of byId("legend").querySelectorAll("button")) made.setAttribute("aria-pressed", String(!state.hidden.has(made.dataset.key)));
  for (const input of byId("filters").querySelectorAll("input")) input.checked = !state.off.has(input.dataset.key);
  const count = state.off.size + state.hidden.size;
  byId("filter").textContent = count ? `Filter (${count})` : "Filter";
}

function showFilters(open = byId("filters").hidden) {
  byId("filters").hidden = !open;
  byId("filter").setAttribute("aria-expanded", String(open));
  if (open) byId("filters").querySelector("input, button")?.focus();
}

function resetFilters() {
  state.off.clear();
  state.hidden.clear();
  filtersChanged();
}
