"use strict";
{
  const ROWS = 50; // on a page
  const PRINTED = 500; // rows on paper
  const TEXTS = new Set(["path", "text", "verdict"]);
  const NUMBERS = new Set(["seconds", "bytes", "number", "decimal"]);
  const DIGITS = { seconds: 2, bytes: 0, number: 0, decimal: 1 };

  /* Elements are made by hand and never from text, so that no name in a report can become markup. */
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const written = (value, digits = 0) =>
    value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const unpack = (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
  };

  class SortableTable {
    constructor(holder, data) {
      Object.assign(this, data);
      this.holder = holder;
      this.head = holder.querySelector("thead tr");
      this.body = holder.querySelector("tbody");
      this.search = holder.querySelector("input");
      this.pager = holder.querySelector(".pager");
      this.shown = holder.querySelector(".shown");
      this.inRow = this.columns.filter((column) => column.place !== "detail");
      this.verdict = this.columns.find((column) => column.kind === "verdict");
      this.tones = new Map(this.verdicts);
      this.ranks = new Map(this.verdicts.map(([verdict], rank) => [verdict, rank]));
      this.lower = this.texts.map((text) => text.toLowerCase());
      this.count = this.columns[0].values.length;
      this.all = Array.from({ length: this.count }, (_, row) => row);
      this.order = this.all;
      this.chosen = new Set();
      this.page = 0;
      this.buildHead();
      this.buildTools();
      this.choose();
      for (const part of holder.querySelectorAll(".tools, :scope > table")) part.hidden = false;
      setTimeout(() => this.searched, 0);
      setTimeout(() => this.alphabet, 0);
    }

    /* What a search looks at in each row, made once, when the page is idle or somebody searches. */
    get searched() {
      this.known ??= this.all.map((row) => {
        const found = [];
        for (const column of this.columns) collect(column, column.values[row], found);
        return found.map((text) => this.lower[text]).join("\n");
      });
      return this.known;
    }

    buildHead() {
      for (const column of this.inRow) {
        const button = make("button", { type: "button" }, column.title);
        button.addEventListener("click", () => this.sortBy(column));
        column.cell = make("th", { scope: "col", class: classes(column) }, button);
        this.head.append(column.cell);
      }
    }

    buildTools() {
      const counts = this.verdict ? this.countOf(this.verdict) : new Map();
      for (const [verdict, tone] of this.verdicts.filter(([name]) => counts.has(name))) {
        const button = make("button", { type: "button", "aria-pressed": "false" }, dot(tone), this.texts[verdict]);
        button.append(make("span", {}, written(counts.get(verdict))));
        button.addEventListener("click", () => this.toggle(verdict));
        button.verdict = verdict;
        this.holder.querySelector(".chips").append(button);
      }
      for (const column of this.columns.filter((each) => each.facet)) this.buildFacet(column);
      this.search.addEventListener("input", () => this.choose());
      this.holder.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    }

    buildFacet(column) {
      const counts = [...this.countOf(column)].filter(([value]) => value !== null);
      if (counts.length < 2) return;
      counts.sort(([one], [other]) => (this.lower[one] < this.lower[other] ? -1 : 1));
      column.select = make("select", {}, make("option", { value: "" }, "all"));
      for (const [value, count] of counts)
        column.select.append(make("option", { value }, `${this.texts[value]} (${written(count)})`));
      column.select.addEventListener("change", () => this.choose());
      this.holder.querySelector(".facets").append(make("label", {}, make("span", {}, column.title), column.select));
    }

    countOf(column) {
      const counts = new Map();
      for (const value of column.values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    }

    toggle(verdict) {
      if (!this.chosen.delete(verdict)) this.chosen.add(verdict);
      this.choose();
    }

    /* Only these verdicts and this search; what else was chosen is cleared. */
    show(verdicts, search) {
      this.chosen = new Set(this.verdicts.map(([verdict]) => verdict).filter((v) => verdicts.includes(this.texts[v])));
      this.search.value = search;
      for (const column of this.columns) if (column.select) column.select.value = "";
      this.choose();
    }

    choose() {
      const wanted = [...this.search.value.toLowerCase().matchAll(/"([^"]+)"?|[^\s"]+/g)];
      const words = wanted.map(([word, phrase]) => phrase ?? word);
      const facets = this.columns.filter((column) => column.select?.value);
      const verdicts = this.verdict?.values;
      this.rows = this.order.filter(
        (row) =>
          (!this.chosen.size || this.chosen.has(verdicts[row])) &&
          facets.every((column) => column.values[row] === Number(column.select.value)) &&
          words.every((word) => this.searched[row].includes(word)),
      );
      for (const button of this.holder.querySelectorAll(".chips button"))
        button.setAttribute("aria-pressed", this.chosen.has(button.verdict));
      this.turnTo(0);
    }

    sortBy(column) {
      const up = column.cell.getAttribute("aria-sort") !== "ascending";
      for (const each of this.inRow) each.cell.removeAttribute("aria-sort");
      column.cell.setAttribute("aria-sort", up ? "ascending" : "descending");
      const way = up ? 1 : -1;
      const last = way * Infinity; // what is not known stands last either way
      const keys = Float64Array.from(column.values, (value) => (value === null ? last : this.sortKey(column, value)));
      this.order = [...this.all].sort((one, other) => way * (keys[one] - keys[other]) || one - other);
      this.choose();
    }

    sortKey(column, value) {
      if (NUMBERS.has(column.kind)) return value;
      if (column.kind === "verdict") return this.ranks.get(value);
      if (column.kind === "place") return this.alphabet[value[0]] * 1e7 + value[2];
      return this.alphabet[Array.isArray(value) ? value[0] : value];
    }

    /* The place of each text among all of them, made once, as numbers are compared faster. */
    get alphabet() {
      if (!this.places) {
        const sorted = this.lower.map((_, text) => text);
        sorted.sort((one, other) => (this.lower[one] < this.lower[other] ? -1 : this.lower[one] > this.lower[other] ? 1 : 0));
        this.places = new Uint32Array(sorted.length);
        let rank = 0;
        sorted.forEach((text, at) => {
          if (at && this.lower[text] !== this.lower[sorted[at - 1]]) rank += 1;
          this.places[text] = rank;
        });
      }
      return this.places;
    }

    turnTo(page) {
      this.page = page;
      this.draw(this.rows.slice(page * ROWS, (page + 1) * ROWS));
      this.drawPager();
      this.say();
    }

    draw(rows) {
      this.body.replaceChildren(...rows.map((row) => this.line(row)));
    }

    say() {
      const [from, to] = [this.page * ROWS + 1, Math.min((this.page + 1) * ROWS, this.rows.length)];
      const some = this.rows.length > ROWS ? `${written(from)} to ${written(to)} of ` : "";
      const narrowed = this.rows.length < this.count;
      const all = narrowed ? `${written(this.rows.length)} of ${written(this.count)}` : written(this.count);
      const things = this.holder.dataset.of;
      this.shown.replaceChildren(this.rows.length ? `${some}${all} ${things}` : `None of ${written(this.count)} ${things}`);
      if (!narrowed) return;
      const clear = make("button", { type: "button", class: "clear" }, "Show all");
      clear.addEventListener("click", () => {
        this.show([], "");
        this.search.focus();
      });
      this.shown.append(clear);
    }

    drawPager() {
      const last = Math.max(0, Math.ceil(this.rows.length / ROWS) - 1);
      this.pager.hidden = !last;
      const focused = document.activeElement?.dataset.way;
      const button = (name, by) => {
        const found = make("button", { type: "button", "data-way": by }, name);
        found.disabled = this.page + by < 0 || this.page + by > last;
        found.addEventListener("click", () => {
          this.turnTo(this.page + by);
          this.shown.scrollIntoView({ block: "start" });
        });
        return found;
      };
      const where = make("span", {}, `Page ${written(this.page + 1)} of ${written(last + 1)}`);
      this.pager.replaceChildren(button("Previous", -1), where, button("Next", 1));
      if (focused) this.pager.querySelector(`[data-way="${focused}"]:enabled, button:enabled`)?.focus({ preventScroll: true });
    }

    line(row) {
      const line = make("tr");
      for (const column of this.inRow) {
        const content = this.content(column, column.values[row]);
        const tag = column === this.inRow[0] ? "th" : "td";
        const cell = make(tag, { class: classes(column), ...(tag === "th" && { scope: "row" }) });
        cell.append(tag === "th" ? this.opener(line, row, content) : content);
        line.append(cell);
      }
      return line;
    }

    opener(line, row, content) {
      const linked = content instanceof HTMLAnchorElement; // which no button can hold
      const named = linked ? { "aria-label": `Details of ${content.textContent}` } : {};
      const button = make("button", { type: "button", class: "open", "aria-expanded": "false", ...named });
      if (!linked) button.append(content);
      button.addEventListener("click", () => {
        const open = button.getAttribute("aria-expanded") === "true";
        button.setAttribute("aria-expanded", !open);
        if (open) line.nextSibling.remove();
        else line.after(this.detail(row));
      });
      return linked ? make("span", { class: "opening" }, button, content) : button;
    }

    detail(row) {
      const list = make("dl");
      const colspan = this.inRow.filter((column) => column.cell.offsetWidth).length;
      for (const column of this.columns.slice(1)) {
        const value = column.values[row];
        const clamped = column.kind === "text" && value !== null && this.texts[value].length > 60;
        if (value === null || column.place === "always") continue;
        const attributes = column.place === "wide" && !clamped ? { class: "narrow" } : {};
        const content = clamped ? this.texts[value] : this.content(column, value);
        list.append(make("dt", attributes, column.title), make("dd", attributes, content));
      }
      return make("tr", { class: "detail" }, make("td", { colspan }, list));
    }

    content(column, value) {
      if (value === null) return "";
      if (NUMBERS.has(column.kind)) return written(value, column.kind === "seconds" && value && value < 0.1 ? 4 : DIGITS[column.kind]);
      if (column.kind === "table") return this.inner(column.parts, value);
      if (column.kind === "texts") return make("ul", {}, ...value.map((text) => make("li", {}, this.texts[text])));
      if (column.kind === "link") return make("a", { class: "place", href: this.texts[value[1]] }, this.texts[value[0]]);
      if (column.kind === "place") return this.place(...value);
      const text = this.texts[value];
      if (column.kind === "verdict") return make("span", { class: "verdict" }, dot(this.tones.get(value)), text);
      if (column.kind === "path") return make("span", { class: "path" }, ...this.path(text));
      return text.length > 30 ? make("span", { class: "long" }, text) : text;
    }

    path(text) {
      const end = text.lastIndexOf("/") + 1;
      return [make("span", { class: "folder" }, ...breakable(text.slice(0, end))), ...breakable(text.slice(end))];
    }

    place(path, address, line) {
      const href = line ? `${this.texts[address]}#L${line}` : this.texts[address];
      return make("a", { class: "place", href }, ...this.path(this.texts[path]), line ? `:${line}` : "");
    }

    inner(parts, rows) {
      const used = parts.map((_, at) => at).filter((at) => rows.some((row) => row[at] !== null));
      const cell = (tag, at, content) =>
        make(tag, { class: NUMBERS.has(parts[at].kind) ? "number" : "", "data-title": parts[at].title }, content);
      const head = make("tr", {}, ...used.map((at) => cell("th", at, parts[at].title)));
      const lines = rows.map((row) => make("tr", {}, ...used.map((at) => cell("td", at, this.content(parts[at], row[at])))));
      return make("table", {}, make("thead", {}, head), make("tbody", {}, ...lines));
    }
  }

  /* Lines may break after slashes and underscores. */
  const breakable = (path) => (path.match(/[^/_]*[/_]|[^/_]+/g) ?? []).flatMap((piece) => [piece, make("wbr")]);
  const dot = (tone) => make("i", { class: `dot ${tone}` });
  const classes = (column) =>
    `k-${column.kind}${column.place === "wide" ? " wide" : ""}${NUMBERS.has(column.kind) ? " number" : ""}`;
  const collect = (column, value, into) => {
    if (value === null || NUMBERS.has(column.kind)) return;
    if (TEXTS.has(column.kind)) into.push(value);
    else if (column.kind === "link" || column.kind === "place") into.push(value[0]);
    else if (column.kind === "texts") into.push(...value);
    else for (const row of value) column.parts.forEach((part, at) => collect(part, row[at], into));
  };

  const startTable = async (holder) => {
    const table = new SortableTable(holder, await unpack(holder.querySelector("script").textContent));
    for (const link of document.querySelectorAll(`[data-show="${holder.id}"]`))
      link.addEventListener("click", () => table.show(link.dataset.verdict?.split(" ") ?? [], link.dataset.search ?? ""));
    addEventListener("beforeprint", () => table.draw(table.rows.slice(0, PRINTED)));
    matchMedia("(max-width: 46rem)").addEventListener("change", () => table.turnTo(table.page));
    addEventListener("afterprint", () => table.turnTo(table.page));
    holder.dataset.ready = "";
  };

  addEventListener("DOMContentLoaded", () => {
    for (const holder of document.querySelectorAll(".sortable"))
      startTable(holder).catch(() => {
        holder.querySelector(".shown").textContent =
          "This browser cannot draw the table. The JSON report has the same results.";
      });
  });
}
