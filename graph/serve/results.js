"use strict";
// Shows an answer: a table, a network, or a file. Everything becomes text nodes, never markup.
const SPACE = "https://w3id.org/chipcontrols/";
const ROWS = 2000;

function rowsOf(answer) {
  if ("boolean" in answer) return { names: ["answer"], rows: [{ answer: { type: "literal", value: String(answer.boolean) } }] };
  return { names: answer.head.vars, rows: answer.results.bindings };
}

function cellOf(term) {
  const cell = document.createElement("td");
  if (!term) return cell;
  const text = document.createElement("bdi");
  text.textContent = term.type === "uri" ? shortOf(term.value) : term.value;
  if (term["xml:lang"]) text.lang = term["xml:lang"];
  if (term.type !== "uri" || !term.value.startsWith(SPACE)) { cell.append(text); return cell; }
  const link = document.createElement("a");
  link.href = "/" + term.value.slice(SPACE.length);
  link.append(text);
  cell.append(link);
  return cell;
}

function shortOf(iri) {
  return iri.startsWith(SPACE) ? iri.slice(SPACE.length) : iri;
}

function tableOf({ names, rows }) {
  const table = document.createElement("table"), head = table.createTHead().insertRow(), body = table.createTBody();
  for (const name of names) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    head.append(cell);
  }
  for (const row of rows.slice(0, ROWS)) body.insertRow().append(...names.map((name) => cellOf(row[name])));
  return table;
}

// Each row joins its IRIs in the order of the columns; a column of literals between two names the edge.
function edgesOf({ names, rows }) {
  const nodes = new Map(), edges = new Map();
  for (const row of rows.slice(0, ROWS)) {
    let last = null, said = [];
    for (const name of names) {
      const term = row[name];
      if (!term) continue;
      const isThing = term.type === "uri" && term.value.startsWith(`${SPACE}id/`);
      if (!isThing) { if (term.type !== "uri") said.push(term.value); continue; }
      nodes.set(term.value, shortOf(term.value).split("/").pop());
      if (last !== null && last !== term.value) edges.set(`${last} ${term.value} ${said.join(" ")}`, { from: last, to: term.value, label: said.join(" ").slice(0, 60) });
      [last, said] = [term.value, []];
    }
  }
  return { nodes, edges: [...edges.values()] };
}

function csvOf({ names, rows }) {
  const quoted = (text) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  // A cell that starts like a formula would be run by a spreadsheet.
  const safe = (text) => /^[=+\-@\t\r]/.test(text) && isNaN(Number(text)) ? `'${text}` : text;
  const lines = rows.map((row) => names.map((name) => quoted(safe(row[name]?.value ?? ""))).join(","));
  return [names.map(quoted).join(","), ...lines].join("\r\n") + "\r\n";
}
