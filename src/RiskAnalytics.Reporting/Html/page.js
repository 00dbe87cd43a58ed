// Sorting, filtering, the dark mode and the way to what is folded. Without this script everything is there to read.
(() => {
  "use strict";
  const root = document.documentElement;
  const said = document.getElementById("said");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const say = text => { said.textContent = text; };
  const make = (tag, values) => Object.assign(document.createElement(tag), values);

  // Light and dark: the system decides until the reader does; nothing is stored.
  const button = document.querySelector(".theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const showTheme = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  button.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; showTheme(); });
  system.addEventListener("change", showTheme);
  showTheme();

  // Sorting: rows without a figure stay last, the sum of all rows stays at the foot.
  const key = (row, index, isNumber) => {
    let at = 0;
    for (const cell of row.cells) {
      if (index < at + cell.colSpan) {
        const order = cell.dataset.order;
        if (isNumber) return order === undefined || cell.colSpan > 1 ? null : Number(order);
        return order === undefined ? cell.textContent.trim() : order;
      }
      at += cell.colSpan;
    }
    return null;
  };
  const collator = new Intl.Collator("en", { numeric: true });
  const sort = (table, heading, direction) => {
    const index = [...heading.parentElement.cells].indexOf(heading);
    const isNumber = heading.dataset.sort === "number";
    const body = table.tBodies[0];
    const sign = direction === "ascending" ? 1 : -1;
    const rows = [...body.rows].filter(row => !row.classList.contains("total")).map((row, place) => ({ row, place, key: key(row, index, isNumber) }));
    rows.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return sign * (isNumber ? a.key - b.key : collator.compare(a.key, b.key)) || a.place - b.place;
    });
    body.append(...rows.map(r => r.row), ...all(":scope > .total", body));
    for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction);
  };
  for (const table of all("table.sortable")) {
    for (const heading of all("th[data-sort]", table.tHead)) {
      const sorter = make("button", { type: "button", textContent: heading.textContent });
      heading.replaceChildren(sorter);
      sorter.addEventListener("click", () => {
        const was = heading.getAttribute("aria-sort");
        // Figures are first wanted from the largest on, words from A on.
        const first = heading.dataset.sort === "number" ? "descending" : "ascending";
        const next = was === null ? first : was === "ascending" ? "descending" : "ascending";
        sort(table, heading, next);
        say(`${table.caption.textContent}: sorted by ${sorter.textContent}, ${next}`);
      });
    }
  }

  // Filtering: each row that holds all the words.
  for (const table of all("table.filtered")) {
    const rows = [...table.tBodies[0].rows].filter(row => !row.classList.contains("total"));
    if (rows.length < 8) continue;
    const box = make("label", { className: "filter", textContent: "Filter " });
    const input = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    const count = make("span", { className: "count" });
    input.setAttribute("aria-label", `Filter: ${table.caption.textContent}`);
    count.setAttribute("role", "status");
    box.append(input);
    const line = make("div", { className: "filter" });
    line.append(...box.childNodes, count);
    table.parentElement.before(line);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every(word => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length === 0 ? "" : `${shown} of ${rows.length} rows`;
    });
  }

  // A link to something folded opens the way to it and takes the keyboard there.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.matches(".pillar")) all("details", target).forEach(fold => { fold.open = true; });
    const focus = target.matches("details") ? target.querySelector("summary") : target;
    if (focus.tabIndex < 0) focus.tabIndex = -1;
    target.scrollIntoView();
    focus.focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  addEventListener("click", event => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  reveal();

  // All metrics at once.
  for (const card of all(".folds")) {
    const tools = make("p", { className: "tools" });
    for (const [text, open] of [["Open all", true], ["Close all", false]]) {
      const tool = make("button", { type: "button", textContent: text });
      tool.addEventListener("click", () => { all("details", card).forEach(fold => { fold.open = open; }); say(open ? "All are open" : "All are closed"); });
      tools.append(tool);
    }
    card.querySelector(".subtitle").after(tools);
  }

  // A box takes the keyboard only where there is something to scroll.
  const watch = new ResizeObserver(entries => {
    for (const { target } of entries) {
      const box = target.matches(".scroll") ? target : target.parentElement;
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute("tabindex");
    }
  });
  for (const box of all(".scroll")) { watch.observe(box); watch.observe(box.firstElementChild); }

  // On paper everything is open.
  let opened = [];
  addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach(fold => { fold.open = true; }); });
  addEventListener("afterprint", () => { opened.forEach(fold => { fold.open = false; }); opened = []; });
})();
