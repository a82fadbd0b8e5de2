// Heights again after folding: the same fitting as layers.py, on what is shown, in the order given with the page.
const GAP = 8;
function positions(shown) {
  const all = [...state.nodes.values()];
  const place = new Map(all.map((node) => [node.id, { x: node.x, y: node.y }]));
  if (state.open.size === state.heads.size || !shown.size) return place;
  const columns = new Map();
  for (const node of all.filter((node) => shown.has(node.id)).sort((a, b) => a.y - b.y)) {
    if (!columns.has(node.x)) columns.set(node.x, []);
    columns.get(node.x).push(node);
  }
  const near = neighbours(shown), order = [...columns.keys()].sort((a, b) => a - b), last = columns.get(order[order.length - 1]);
  const wish = (node, which = () => true) => mean((near.get(node.id) || []).filter(which).map((id) => place.get(id).y), place.get(node.id).y);
  for (const column of columns.values()) setHeights(column, column.map(() => 0), place);
  // What the shown groups have in common stands beside them, not where it stands when all groups are open.
  if (last.every((node) => !node.group_key && !state.heads.has(node.id))) {
    const wished = new Map(last.map((node) => [node.id, wish(node)]));
    last.sort((a, b) => wished.get(a.id) - wished.get(b.id) || a.y - b.y);
    setHeights(last, last.map(() => 0), place);
  }
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const x of sweep % 2 ? order : [...order].reverse()) setHeights(columns.get(x), columns.get(x).map((node) => wish(node)), place);
  }
  const further = (other, column) => (column < 0 ? other < column : other > column || (column === 0 && other < 0));
  for (const column of [...columns.values()].sort((a, b) => Math.abs(b[0].column) - Math.abs(a[0].column))) {
    setHeights(column, column.map((node) => wish(node, (id) => further(state.nodes.get(id).column, node.column))), place);
  }
  closeRanks(columns, all, place);
  return place;
}

// A column of which nothing is shown leaves no gap: the others stand side by side at the page's own distance.
function closeRanks(columns, all, place) {
  const half = new Map();
  for (const node of all) half.set(node.x, Math.max(half.get(node.x) || 0, node.w / 2));
  const every = [...half.keys()].sort((a, b) => a - b), shown = every.filter((x) => columns.has(x));
  if (shown.length === every.length) return;
  const gap = Math.min(...every.slice(1).map((x, i) => x - half.get(x) - every[i] - half.get(every[i])));
  let edge = 0;
  for (const x of shown) {
    for (const node of columns.get(x)) place.get(node.id).x = edge + half.get(x);
    edge += 2 * half.get(x) + gap;
  }
}

// Where the columns are wider than the stage shows legibly, the gaps between them give way, as far as verbs still fit.
const NARROWEST = 56;
function drawTogether(shown, place) {
  const half = new Map();
  for (const id of shown) half.set(place.get(id).x, Math.max(half.get(place.get(id).x) || 0, state.nodes.get(id).w / 2));
  const order = [...half.keys()].sort((a, b) => a - b), sum = (values) => values.reduce((a, b) => a + b, 0);
  const gaps = order.slice(1).map((x, i) => x - half.get(x) - order[i] - half.get(order[i]));
  const free = stage.clientWidth / SMALLEST - 2 * MARGIN - 2 * sum([...half.values()]);
  if (!stage.clientWidth || free >= sum(gaps)) return;
  const share = Math.max(0, free) / sum(gaps), moved = new Map(order.slice(0, 1).map((x) => [x, x]));
  order.slice(1).forEach((x, i) => {
    const gap = Math.min(gaps[i], Math.max(NARROWEST, Math.floor(gaps[i] * share)));
    moved.set(x, moved.get(order[i]) + half.get(order[i]) + gap + half.get(x));
  });
  for (const id of shown) place.get(id).x = moved.get(place.get(id).x);
}

function neighbours(shown) {
  const near = new Map();
  for (const { from, to } of state.edges) {
    if (!shown.has(from) || !shown.has(to) || state.nodes.get(from).x === state.nodes.get(to).x) continue;
    for (const [one, other] of [[from, to], [to, from]]) near.set(one, [...(near.get(one) || []), other]);
  }
  return near;
}

const mean = (values, otherwise) => (values.length ? values.reduce((a, b) => a + b, 0) / values.length : otherwise);

function setHeights(column, wanted, place) {
  const pools = [];
  let offset = 0;
  const room = (node) => node.h + GAP + (data.roles[node.role].ring ? 8 : 0) + (node.mark ? 32 : 0);
  const offsets = column.map((node) => { const here = offset + room(node) / 2; offset += room(node); return here; });
  wanted.forEach((want, i) => {
    let pool = { mean: want - offsets[i], size: 1 };
    while (pools.length && pools[pools.length - 1].mean > pool.mean) {
      const above = pools.pop(), size = above.size + pool.size;
      pool = { mean: (above.mean * above.size + pool.mean * pool.size) / size, size };
    }
    pools.push(pool);
  });
  const shifts = pools.flatMap((pool) => Array(pool.size).fill(pool.mean));
  column.forEach((node, i) => { place.get(node.id).y = Math.round(shifts[i] + offsets[i]); });
}
