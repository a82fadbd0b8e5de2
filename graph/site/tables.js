"use strict";
// Tables sort by a click on a column's head and filter by what is typed; without scripts they are plain tables.
const numberOf = (text) => { const found = text.replace(/,/g, "").match(/^[-+]?\d+(\.\d+)?$/); return found ? Number(found[0]) : null; };

function compare(a, b) {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one !== null && other !== null) return one - other;
  return a.localeCompare(b, "en", { numeric: true });
}

function sortBy(table, column, head) {
  const upward = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", upward ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => [row.cells[column].textContent.trim(), place, row]);
  // Blank cells stay last in both directions; equal ones keep their order.
  rows.sort(([a, i], [b, j]) => (a === "") - (b === "") || (upward ? 1 : -1) * compare(a, b) || i - j);
  body.append(...rows.map(([, , row]) => row));
}

for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortBy(table, column, head));
  });
  if (table.tBodies[0].rows.length < 8) continue;
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  field.type = "search";
  count.setAttribute("role", "status");
  label.className = "filter";
  label.append("Filter ", field, " ", count);
  table.parentElement.before(label);
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted);
      shown += !row.hidden;
    }
    count.textContent = wanted ? `${shown.toLocaleString("en")} rows` : "";
  });
}
