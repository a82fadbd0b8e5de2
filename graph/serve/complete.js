"use strict";
// Offers the terms of the graph for the word before the cursor.
const WORD = /[A-Za-z][\w-]*:?[\w-]*$/;
const MOST = 12;

function offersFor(word, terms) {
  const folded = word.toLowerCase();
  const starts = [], holds = [];
  for (const [term, label] of terms) {
    const name = term.toLowerCase();
    if (name.startsWith(folded) || name.split(":")[1].startsWith(folded)) starts.push([term, label]);
    else if (name.includes(folded) || label.toLowerCase().includes(folded)) holds.push([term, label]);
  }
  return starts.concat(holds).slice(0, MOST);
}

function wordBefore(field) {
  const found = WORD.exec(field.value.slice(0, field.selectionStart));
  return found ? found[0] : "";
}

class Completion {
  constructor(field, list, vocabulary) {
    Object.assign(this, { field, list, vocabulary, chosen: 0, offers: [] });
    field.addEventListener("input", () => this.show(false));
    field.addEventListener("blur", () => setTimeout(() => this.hide(), 150));
    field.addEventListener("keydown", (event) => this.key(event));
  }

  show(always) {
    const word = wordBefore(this.field);
    this.offers = word.length > 2 || always ? offersFor(word, this.vocabulary.terms) : [];
    this.chosen = 0;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.offers.map(([term, label], place) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.id = `offer-${place}`;
      item.setAttribute("aria-selected", String(place === this.chosen));
      const note = document.createElement("small");
      note.textContent = label;
      item.append(`${term} `, note);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); this.take(place); });
      return item;
    }));
    this.list.hidden = this.offers.length === 0;
    if (this.list.hidden) this.field.removeAttribute("aria-activedescendant");
    else {
      this.field.setAttribute("aria-activedescendant", `offer-${this.chosen}`);
      this.list.children[this.chosen].scrollIntoView({ block: "nearest" });
    }
  }

  hide() { this.offers = []; this.draw(); }

  key(event) {
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); this.show(true); return; }
    if (this.offers.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.chosen = (this.chosen + step + this.offers.length) % this.offers.length;
    else if (event.key === "Tab" || (event.key === "Enter" && !event.ctrlKey)) return void (event.preventDefault(), this.take(this.chosen));
    else if (event.key === "Escape") return void this.hide();
    else return;
    event.preventDefault();
    this.draw();
  }

  take(place) {
    const term = this.offers[place][0], end = this.field.selectionStart;
    const start = end - wordBefore(this.field).length;
    this.field.setRangeText(term, start, end, "end");
    this.declare(term.split(":")[0]);
    this.hide();
    this.field.focus();
  }

  declare(prefix) {
    const line = `PREFIX ${prefix}: <${this.vocabulary.prefixes[prefix]}>\n`;
    if (new RegExp(`PREFIX\\s+${prefix}:`, "i").test(this.field.value)) return;
    const place = this.field.selectionStart + line.length;
    this.field.value = line + this.field.value;
    this.field.setSelectionRange(place, place);
  }
}
