// The slider steps through the days on which something begins or ends; its right end means "all days".
const longDay = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function buildSlider() {
  const days = new Set();
  for (const scene of data.scenes) for (const edge of scene.edges) for (const span of edge.spans || []) span.forEach((day) => day && days.add(day));
  for (const scene of data.scenes) for (const node of scene.nodes) if (node.since) days.add(node.since);
  state.days = [...days].filter(isDay).sort();
  byId("time").hidden = state.days.length < 2;
  const slider = byId("slider"), date = byId("date");
  slider.max = state.days.length;
  slider.oninput = () => setDay(state.days[Number(slider.value)] || "");
  date.onchange = () => setDay(isDay(date.value) ? date.value : "");
  byId("always").onclick = () => setDay("");
  setDay("");
}

function setDay(day) {
  state.day = day;
  // A day between two steps stands at the step before it: nothing has changed since.
  const after = state.days.findIndex((other) => other > day);
  byId("slider").value = !day ? state.days.length : after < 0 ? state.days.length - 1 : Math.max(0, after - 1);
  byId("day").textContent = day ? longDay(day) : "All days";
  byId("date").value = day;
  byId("always").hidden = !day;
  byId("slider").setAttribute("aria-valuetext", day ? longDay(day) : "all days");
  if (state.scene !== null) { refresh(); writeHash(); }
}
