"use strict";
// Joins the parts of the page: examples, running, and what is shown. A node of the network opens on a double click.
const byId = (id) => document.getElementById(id);
const START = `PREFIX chip: <https://w3id.org/chipcontrols/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?buyer ?item ?amount ?source
WHERE {
  GRAPH ?source {
    ?claim a chip:Purchase ;
      chip:buyer ?buyer ;
      chip:item ?item .
  }
  OPTIONAL { ?claim chip:value ?amount . }
}
ORDER BY ?buyer ?item
LIMIT 100
`;
let shown = null, drawing = null;

async function ask(text) {
  const answer = await fetch("/sparql", { method: "POST", body: text, headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.5" } });
  const body = await answer.text();
  if (!answer.ok) throw new Error(body);
  return answer.headers.get("Content-Type").includes("json") ? rowsOf(JSON.parse(body)) : body;
}

async function run() {
  const started = performance.now();
  byId("run").disabled = true;
  byId("status").textContent = "Asking …";
  for (const id of ["words", "network"]) byId(id).hidden = true;
  byId("table").replaceChildren();
  try {
    const found = await ask(byId("query").value);
    shown = typeof found === "string" ? null : found;
    if (shown) byId("table").append(tableOf(shown));
    else { byId("words").textContent = found; byId("words").hidden = false; }
    const count = shown ? `${shown.rows.length} rows${shown.rows.length > ROWS ? `, the first ${ROWS} shown` : ""}` : "RDF";
    byId("status").textContent = `${count} in ${((performance.now() - started) / 1000).toFixed(2)} s`;
  } catch (error) {
    shown = null;
    byId("words").textContent = error.message;
    byId("words").hidden = false;
    byId("status").textContent = "Not answered";
  }
  byId("run").disabled = false;
  for (const id of ["draw", "save"]) byId(id).disabled = shown === null;
}

function draw() {
  const { nodes, edges } = edgesOf(shown);
  byId("network").hidden = false;
  const data = { nodes: new vis.DataSet([...nodes].map(([id, label]) => ({ id, label }))), edges: new vis.DataSet(edges) };
  drawing?.destroy();
  drawing = new vis.Network(byId("network"), data, { nodes: { shape: "box", font: { multi: false } }, edges: { arrows: "to" }, layout: { randomSeed: 1, improvedLayout: nodes.size < 150 }, physics: { stabilization: { iterations: 200 } } });
  drawing.once("stabilizationIterationsDone", () => drawing.setOptions({ physics: false }));
  drawing.on("doubleClick", ({ nodes: [node] }) => node && expand(node, data));
  byId("status").textContent = `${nodes.size} nodes, ${edges.length} edges; a double click shows what a node is joined to`;
}

async function expand(iri, data) {
  // The shortcuts of the graph are what joins two entities directly.
  const text = `SELECT ?from ?verb ?to WHERE { GRAPH <${SPACE}graph/inferred> { { <${iri}> ?p ?to BIND(<${iri}> AS ?from) } UNION { ?from ?p <${iri}> BIND(<${iri}> AS ?to) } }
    FILTER(STRSTARTS(STR(?from), "${SPACE}id/") && STRSTARTS(STR(?to), "${SPACE}id/"))
    OPTIONAL { ?p <http://www.w3.org/2004/02/skos/core#prefLabel> ?verb } } ORDER BY ?from ?verb ?to LIMIT 60`;
  const { nodes, edges } = edgesOf(await ask(text));
  for (const [id, label] of nodes) if (!data.nodes.get(id)) data.nodes.add({ id, label });
  const known = new Set(data.edges.get().map((edge) => `${edge.from} ${edge.to} ${edge.label}`));
  data.edges.add(edges.filter((edge) => !known.has(`${edge.from} ${edge.to} ${edge.label}`)));
  drawing.setOptions({ physics: true });
  drawing.once("stabilized", () => drawing.setOptions({ physics: false }));
  byId("status").textContent = `${data.nodes.length} nodes, ${data.edges.length} edges`;
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csvOf(shown)], { type: "text/csv" }));
  link.download = "answer.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function start() {
  const vocabulary = await (await fetch("/sparql/terms.json")).json();
  byId("query").value = START;
  new Completion(byId("query"), byId("offers"), vocabulary);
  vocabulary.examples.forEach((example, place) => byId("examples").add(new Option(example.name, String(place))));
  byId("examples").addEventListener("change", (event) => {
    const example = vocabulary.examples[event.target.value];
    byId("question").textContent = example?.question ?? "";
    if (example) byId("query").value = example.text;
  });
  byId("run").addEventListener("click", run);
  byId("draw").addEventListener("click", draw);
  byId("save").addEventListener("click", save);
  byId("query").addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); run(); } });
}
start();
