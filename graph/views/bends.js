// Keeps lines out from behind the boxes of others: each turns where it hides least, and a box with room steps aside.
const BENDS = [0.5, 0.65, 0.8, 0.35]; // how much of the way a line runs level before it turns; the first is the usual one
const UNSEEN = 10; // so much of a line behind others is not missed
const ASIDE = 60; // no box steps farther
const bendOf = (edge) => state.bends.get(edge.id) || BENDS[0];

// The four points of the curve that vis-network draws between two boxes, as their xs and their ys.
function curveOf(edge, bend = bendOf(edge)) {
  const a = state.place.get(edge.from), b = state.place.get(edge.to), way = bend * (b.x - a.x);
  return [[a.x, a.x + way, b.x - way, b.x], [a.y, a.y, b.y, b.y]];
}

function onCurve(edge, t, [xs, ys] = curveOf(edge)) {
  const u = 1 - t, at = ([p, q, r, s]) => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: at(xs), y: at(ys) };
}

const STEPS = 48;
const pointsAlong = (curve) => Array.from({ length: STEPS + 1 }, (_, i) => onCurve(null, i / STEPS, curve));
const isWithin = ({ x, y }, [l, t, r, b]) => x > l && x < r && y > t && y < b;

// How much of a line lies behind boxes.
function hiddenPart(curve, boxes) {
  const points = pointsAlong(curve), behind = (at) => boxes.some((box) => isWithin(at, box));
  return points.slice(1).reduce((sum, at, i) => sum + (behind(at) ? Math.hypot(at.x - points[i].x, at.y - points[i].y) : 0), 0);
}

// The boxes of others that stand in the room between the ends of a line.
function between(edge, boxes) {
  const [xs, ys] = curveOf(edge), low = Math.min(...xs), high = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  return boxes.filter(([l, t, r, b, id]) => id !== edge.from && id !== edge.to && r > low && l < high && b > top && t < bottom);
}

function findBends(edges) {
  const boxes = [...state.shown].map((id) => [...boxOf(id), id]), bends = new Map();
  for (const edge of edges) {
    const others = between(edge, boxes);
    let least = Infinity;
    for (const bend of others.length ? BENDS : []) {
      const hidden = hiddenPart(curveOf(edge, bend), others);
      if (hidden < least - UNSEEN) { least = hidden; bends.set(edge.id, bend); }
      if (least <= UNSEEN) break;
    }
  }
  return bends;
}

// A line that runs level is bent by no turn: a box in a column between its ends gives way, where its column has room.
function stepAside(edges) {
  const boxes = () => [...state.shown].map((id) => [...boxOf(id), id]);
  for (const edge of edges) {
    const curve = curveOf(edge), ends = [state.place.get(edge.from).x, state.place.get(edge.to).x];
    for (const box of between(edge, boxes())) {
      const [l, t, r, b, id] = box, at = state.place.get(id), y = at.y;
      if (ends.includes(at.x) || hiddenPart(curve, [box]) <= UNSEEN) continue;
      const heights = pointsAlong(curve).filter(({ x }) => x > l && x < r).map((point) => point.y);
      const others = boxes().filter((other) => other[4] !== id && other[0] < r && other[2] > l);
      const lines = edges.filter(({ from, to }) => from !== id && to !== id);
      const inTheWay = (move) => lines.filter((line) => hiddenPart(curveOf(line), [[l, t + move, r, b + move]]) > UNSEEN).length;
      const isFree = (move) => others.every((other) => other[1] >= b + move || other[3] <= t + move);
      const moves = [Math.min(...heights) - 2 - b, Math.max(...heights) + 2 - t].sort((one, other) => Math.abs(one) - Math.abs(other));
      const move = moves.find((by) => Math.abs(by) <= ASIDE && isFree(by) && inTheWay(by) < inTheWay(0));
      if (move !== undefined) at.y = y + move;
    }
  }
}
