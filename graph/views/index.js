"use strict";
// Filter the table of sources by what is typed.
document.getElementById("filter").addEventListener("input", (event) => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const row of document.getElementById("sources").rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
