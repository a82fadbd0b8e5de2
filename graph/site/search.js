"use strict";
// Search over all names from shards of an index. A shard is a script, so that pages opened from a disk can load it.
const box = document.querySelector(".finder"), field = document.getElementById("q");
const list = document.getElementById("results"), found = document.getElementById("found");
const count = Number(box.dataset.shards), shards = new Map(), waiting = new Map();
const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const WORDS = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}]|[\p{L}\p{N}]+/gu;
const LIMIT = 60;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFC");

function words(text) {
  // A run of letters ends where Chinese, Japanese or Korean begins: there each character is a word.
  const spaced = [...folded(text)].map((c) => (CJK.test(c) ? ` ${c} ` : c)).join("");
  return spaced.match(WORDS) ?? [];
}

function shardOf(word) {
  let hash = 0x811c9dc5;
  for (const unit of [...word].slice(0, 2).join("")) for (let i = 0; i < unit.length; i += 1) hash = Math.imul(hash ^ unit.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % count;
}

// The shards call this.
globalThis.shard = (number, entries) => {
  shards.set(number, entries.names.map(([at, name]) => ({ page: entries.pages[at], name, folded: folded(name), words: words(name) })));
};

function load(number) {
  if (!waiting.has(number)) {
    waiting.set(number, new Promise((done) => {
      const script = document.createElement("script");
      script.src = `search/${number}.js`;
      script.onload = script.onerror = () => done();
      document.head.append(script);
    }));
  }
  return waiting.get(number);
}

function rank(entry, wanted) {
  return [entry.folded !== wanted, !entry.folded.startsWith(wanted), folded(entry.page[1]) !== entry.folded, entry.name.length];
}

function matches(query) {
  const wanted = folded(query).trim(), parts = wanted.split(/\s+/u);
  const key = words(query).sort((a, b) => b.length - a.length)[0];
  const best = new Map();
  for (const entry of shards.get(shardOf(key)) ?? []) {
    const fits = parts.every((part) => (CJK.test(part) ? entry.folded.includes(part) : words(part).every((w) => entry.words.some((word) => word.startsWith(w)))));
    if (!fits) continue;
    const item = { entry, rank: rank(entry, wanted) };
    const known = best.get(entry.page[0]);
    if (!known || less(item, known)) best.set(entry.page[0], item);
  }
  return [...best.values()].sort((a, b) => (less(a, b) ? -1 : 1)).map((item) => item.entry);
}

function less(a, b) {
  for (let i = 0; i < a.rank.length; i += 1) if (a.rank[i] !== b.rank[i]) return a.rank[i] < b.rank[i];
  return a.entry.name < b.entry.name || (a.entry.name === b.entry.name && a.entry.page[0] < b.entry.page[0]);
}

function item(entry) {
  const line = document.createElement("li"), link = document.createElement("a"), label = document.createElement("bdi");
  link.href = entry.page[0];
  label.textContent = entry.page[1];
  link.append(label);
  line.append(link);
  if (entry.name !== entry.page[1]) {
    const other = document.createElement("bdi");
    other.textContent = entry.name;
    other.className = "second";
    line.append(" ", other);
  }
  const kind = document.createElement("small");
  kind.textContent = ` ${entry.page[2]}`;
  line.append(kind);
  return line;
}

async function search() {
  const query = field.value, keys = words(query).sort((a, b) => b.length - a.length);
  if (keys.length === 0) {
    list.replaceChildren();
    found.textContent = "";
    return;
  }
  await load(shardOf(keys[0]));
  if (field.value !== query) return;
  const hits = matches(query);
  list.replaceChildren(...hits.slice(0, LIMIT).map(item));
  const more = hits.length > LIMIT ? `; the first ${LIMIT} are shown` : "";
  const short = keys[0].length < 2 && !CJK.test(keys[0]) ? " Type another letter." : "";
  found.textContent = `${hits.length.toLocaleString("en")} found${more}.${short}`;
  history.replaceState(null, "", `?q=${encodeURIComponent(query)}`);
}

field.addEventListener("input", search);
box.addEventListener("keydown", (event) => {
  const links = [field, ...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") { field.focus(); return; }
  if (event.key === "Enter" && at === 0 && links.length > 1) links[1].click();
  if (!step || at < 0 || !links[at + step]) return;
  event.preventDefault();
  links[at + step].focus();
});
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
