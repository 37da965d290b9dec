// The preview page. Python has written the deck as JSON; this module shows what is looked
// at: one article, the rows of the list that are in sight, one card.

const data = JSON.parse(document.getElementById("data").textContent);
const FRONT = "\u0001"; // stands in a back for the front (page.py)
const ROW = 4.75; // height of a row of the list in rem (page.css)
const PHONE = { bezel: 10, top: 36, around: 46 }; // page.css; AROUND, in px

const notes = data.notes;
const cards = data.cards.map(([note, number, template, front, back], index) => ({
  index, note: notes[note], noteIndex: note, number, template, front, back,
}));
const cardsOf = notes.map(() => []);
for (const card of cards) cardsOf[card.noteIndex].push(card);

// Which notes a place of an article leads to: a mark, or a whole block.
const notesAt = new Map();
notes.forEach((note, index) => {
  for (const place of note.places) {
    for (const at of new Set([place, blockOf(place)])) {
      if (!notesAt.has(at)) notesAt.set(at, new Set());
      notesAt.get(at).add(index);
    }
  }
});

const state = {
  query: "", kinds: new Set(), deck: "", of: "", state: "", book: null, link: null,
  found: cards, card: null, side: "question", night: false, article: -1,
};

const $ = (id) => document.getElementById(id);
const main = document.querySelector("main");

// ---- texts ------------------------------------------------------------------

function blockOf(place) {
  return place.split("-").slice(0, 2).join("-");
}

/** The HTML of a card as nodes; the page's policy lets nothing in it run. */
function nodes(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function textOf(html, without = "") {
  const content = nodes(html.replace(/<br>|<\/(?:div|p|li)>/g, "$& "));
  if (without) content.querySelectorAll(without).forEach((element) => element.remove());
  return content.textContent.replace(/\s+/g, " ").trim();
}

const questionOf = (card) => textOf(card.front,
  ".heading, .cue, .label, .before, .clue, .reference.small");

function answerOf(card) {
  if (card.note.state.includes("retired")) return "";
  const answer = nodes(card.back).querySelector(".answer");
  if (answer) return textOf(answer.innerHTML);
  return textOf(card.back.replace(FRONT, ""), ".heading, .cue, .label, .asked, .about");
}

const fullBack = (card) => card.back.replace(FRONT, () => card.front);
const kindOf = (card) => data.kinds[card.note.kind];
const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

/** Fold a text for searching: small letters, no accents, straight quotation marks. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"').replace(/[–—]/g, "-").toLowerCase();
}

function searchable(card) {
  if (!card.searchable) {
    const { name, guid, references = [], titles = [], tags } = card.note;
    const words = [name, card.template, card.front, card.back, guid];
    const bare = words.concat(references, titles, tags).join(" ").replace(/<[^>]*>/g, " ");
    card.searchable = fold(bare.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));
  }
  return card.searchable;
}

// ---- filters ----------------------------------------------------------------

function filter() {
  const words = fold(state.query).split(/\s+/).filter(Boolean);
  state.found = cards.filter((card) => {
    const { note } = card;
    return (!state.kinds.size || state.kinds.has(note.kind))
      && (!state.deck || kindOf(card).deck === state.deck)
      && (!state.of || (note.articles ?? []).includes(Number(state.of)))
      && (!state.state || note.state === state.state)
      && (!state.book || (note.books ?? []).includes(state.book.osis))
      && (!state.link || state.link.notes.has(card.noteIndex))
      && words.every((word) => searchable(card).includes(word));
  });
  const all = state.found.length === cards.length;
  $("count").textContent = all
    ? plural(cards.length, "card") : `${state.found.length} of ${plural(cards.length, "card")}`;
  $("clear").hidden = all && !state.link;
  $("nothing").hidden = state.found.length > 0;
  $("nothing").textContent = state.link?.empty ?? "No card is like this.";
  $("list").hidden = state.found.length === 0;
  showChips();
  $("list").scrollTop = 0;
  renderRows();
  if (!state.found.includes(state.card)) choose(state.found[0] ?? null, { quiet: true });
  else reveal();
}

function showChips() {
  $("chips").replaceChildren(...["link", "book"].filter((name) => state[name]).map((name) => {
    const chip = make("button", "chip", `${state[name].label} ×`);
    chip.type = "button";
    chip.setAttribute("aria-label", `${state[name].label}: remove this choice`);
    chip.onclick = () => { state[name] = null; markArticle(); filter(); $("list").focus(); };
    return chip;
  }));
}

function clearFilters() {
  Object.assign(state, { query: "", deck: "", of: "", state: "", book: null, link: null });
  state.kinds.clear();
  for (const id of ["query", "deck", "of", "state"]) if ($(id)) $(id).value = "";
  for (const button of document.querySelectorAll("[data-kind]")) press(button, false);
  markArticle();
  filter();
}

function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

const press = (button, on) => button.setAttribute("aria-pressed", String(on));

// ---- the list: only the rows in sight exist ----------------------------------

const rowHeight = () => ROW * parseFloat(getComputedStyle(document.documentElement).fontSize);

function renderRows() {
  const height = rowHeight();
  const list = $("list");
  const first = Math.max(0, Math.floor(list.scrollTop / height) - 4);
  const last = Math.min(state.found.length, first + Math.ceil(list.clientHeight / height) + 8);
  $("rows").style.height = `${state.found.length * height}px`;
  const rows = [];
  for (let position = first; position < last; position += 1) {
    rows.push(rowOf(state.found[position], position, height));
  }
  $("rows").replaceChildren(...rows);
  const active = state.card && $(`row-${state.card.index}`);
  if (active) list.setAttribute("aria-activedescendant", active.id);
  else list.removeAttribute("aria-activedescendant");
}

function rowOf(card, position, height) {
  const row = make("div", `row ${card.note.kind}`);
  row.id = `row-${card.index}`;
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(card === state.card));
  row.setAttribute("aria-posinset", position + 1);
  row.setAttribute("aria-setsize", state.found.length);
  row.style.transform = `translateY(${position * height}px)`;
  const head = make("span", "head");
  head.append(make("b", "", kindOf(card).label), make("span", "", card.template));
  if (card.note.state !== "unchanged") head.append(badge(card.note.state));
  const retired = card.note.state.includes("retired");
  row.append(head, make("span", "asks", retired ? textOf(card.note.name) : questionOf(card)),
    make("span", "answers", answerOf(card)));
  return row;
}

const badge = (name) => make("span", `badge ${name}`, data.states[name]);

/** Bring the chosen row into sight. */
function reveal() {
  const position = state.found.indexOf(state.card);
  if (position < 0) return;
  const list = $("list");
  const top = position * rowHeight();
  if (top < list.scrollTop) list.scrollTop = top;
  const below = top + rowHeight() - list.clientHeight;
  if (below > list.scrollTop) list.scrollTop = below;
  renderRows();
}

function step(by) {
  if (!state.found.length) return;
  const position = state.found.indexOf(state.card) + by;
  choose(state.found[Math.min(Math.max(position, 0), state.found.length - 1)]);
}

// ---- the chosen card ----------------------------------------------------------

/** Show a card everywhere. Unless ``quiet``, the article goes to where it came from. */
function choose(card, { quiet = false } = {}) {
  if (card !== state.card && state.side !== "both") setSide("question");
  state.card = card;
  showPhones();
  showFacts();
  reveal();
  $("caption").replaceChildren();
  if (!card) {
    $("caption").textContent = "No card";
    markArticle();
    return;
  }
  const place = `${state.found.indexOf(card) + 1} of ${state.found.length}`;
  $("caption").append(make("b", card.note.kind, kindOf(card).label), ` ${card.template} `,
    make("span", "quiet", place));
  if (quiet) {
    markArticle();
    return;
  }
  history.replaceState(null, "", `#card=${encodeURIComponent(card.note.guid)}.${card.number}`);
  if (document.activeElement !== $("list")) {
    $("said").textContent = `${kindOf(card).label}, ${card.template}: ${questionOf(card)}, ${place}`;
  }
  const article = placeOf(card)?.article;
  if (article !== undefined && article !== state.article) showArticle(article);
  markArticle({ scroll: true });
}

/** The place of a card in the article that is shown, else in the first that has it. */
function placeOf(card) {
  const places = card.note.places.map((id) => ({ id, article: Number(id.match(/\d+/)[0]) }));
  return places.find((place) => place.article === state.article) ?? places[0];
}

function showFacts() {
  const facts = make("dl");
  const add = (name, ...values) => {
    if (!values.some(Boolean)) return;
    const row = make("div");
    const value = make("dd");
    value.append(...values);
    row.append(make("dt", "", name), value);
    facts.append(row);
  };
  $("about").hidden = !state.card;
  if (state.card) {
    const { note } = state.card;
    if (note.state !== "unchanged") add("Build", badge(note.state));
    for (const [field, pieces] of note.changes ?? []) {
      add(field || "Text", ...pieces.map(([what, text]) => (
        what === "same" ? text : make(what === "gone" ? "del" : "ins", "", text))));
    }
    if (note.state.includes("retired")) {
      add("Retired", "It is in no article now. A learner sees this until Empty Cards clears it away.");
    }
    add("From", [...(note.titles ?? []), note.section].filter(Boolean).join(" · "));
    add("Place", note.where && make("code", "", note.where));
    add("Passages", (note.references ?? []).join("; "));
    add("Deck", `${data.deck}::${kindOf(state.card).deck}`);
    add("Cards", cardsOf[state.card.noteIndex].map((card) => card.template).join(", "));
    add("Tags", note.tags.join(" "));
    add("Guid", make("code", "", note.guid));
  }
  $("facts").replaceChildren(facts);
}

// ---- the phone ------------------------------------------------------------------

// What AnkiDroid puts around a card (its card_template.html and flashcard.css).
const AROUND = `body{margin:0;padding:0;margin-bottom:30px}
body.night_mode{color:white;background-color:black}#content{margin:.5em}
.replay{border:1px solid;border-radius:50%;width:2.2em;height:2.2em;background:none;color:inherit;font:inherit}`;

class Phone {
  constructor(side) {
    this.side = side;
    this.element = make("figure", "device");
    this.frame = make("iframe");
    this.frame.setAttribute("sandbox", "allow-same-origin"); // readable here, runs nothing
    this.frame.srcdoc = `<!doctype html><html lang="en" class="mobile android linux js"><head>`
      + `<meta charset="utf-8"><title>Card</title><style>${AROUND}</style>`
      + `<style>${data.style}</style></head><body><div id="content"></div></body></html>`;
    this.frame.onload = () => {
      this.page = this.frame.contentDocument;
      this.page.addEventListener("click", (event) => this.click(event));
      this.page.addEventListener("keydown", onKey);
      this.show(state.card);
    };
    this.turn = make("button", "turn");
    this.turn.type = "button";
    this.turn.onclick = () => (this.shownSide() === "question" ? setSide("answer") : step(1));
    const screen = make("div", "screen");
    screen.append(make("div", "appbar"), this.frame, this.turn);
    this.caption = make("figcaption");
    this.element.append(screen, this.caption);
  }

  shownSide() {
    return this.side === "first" && state.side !== "both" ? state.side
      : this.side === "first" ? "question" : "answer";
  }

  show(card) {
    const side = this.shownSide();
    this.element.hidden = this.side === "second" && state.side !== "both";
    this.element.classList.toggle("night", state.night);
    this.element.querySelector(".appbar").textContent = card
      ? `${data.deck.split("::").pop()} › ${kindOf(card).deck}` : "";
    this.caption.textContent = state.side === "both" ? side[0].toUpperCase() + side.slice(1) : "";
    this.turn.textContent = side === "question" ? "Show answer" : "Next card";
    this.turn.hidden = !card || state.side === "both";
    this.frame.title = card
      ? `${side === "question" ? "Question" : "Answer"}: ${textOf(card.note.name)}` : "No card";
    if (!this.page?.body) return;
    const { body } = this.page;
    const night = state.night ? " nightMode night_mode" : "";
    body.className = card ? `card card${card.number + 1}${night}` : `card${night}`;
    const content = this.page.getElementById("content");
    content.replaceChildren();
    if (!card) return;
    content.append(nodes(side === "question" ? card.front : fullBack(card)));
    showSpeech(content);
    const answer = side === "answer" && state.side !== "both" && this.page.getElementById("answer");
    this.page.defaultView.scrollTo(0, answer ? answer.offsetTop : 0);
  }

  click(event) {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    if (link.classList.contains("hint")) {
      link.style.display = "none";
      link.nextElementSibling.style.display = "block";
    } else if (/^https?:/.test(link.getAttribute("href"))) {
      window.open(link.href, "_blank", "noopener");
    }
  }
}

/** Put a button where Anki has one that speaks. */
function showSpeech(content) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (/^\[anki:play:[qa]:\d+\]$/.test(walker.currentNode.data.trim())) found.push(walker.currentNode);
  }
  for (const node of found) {
    const button = make("button", "replay", "▶");
    button.setAttribute("aria-label", "Anki reads the verse aloud here");
    node.replaceWith(button);
  }
}

const phones = [new Phone("first"), new Phone("second")];

function showPhones() {
  for (const phone of phones) phone.show(state.card);
  fitPhones();
}

/** Size the phones: as wide as asked; smaller only when the page has no room for that. */
function fitPhones() {
  const stage = $("stage");
  const [width, height] = $("width").value.split("x").map(Number);
  const outer = width + 2 * PHONE.bezel;
  const room = stage.clientWidth;
  if (!room) return;
  const scale = Math.min(1, room / outer);
  const most = Math.min(height, Math.max(stage.clientHeight, 360) / scale - 2 * PHONE.bezel);
  for (const { element, page } of phones) {
    element.style.setProperty("--width", `${width}px`);
    element.style.setProperty("--scale", scale);
    // of two phones each is only as high as its card
    const card = state.side === "both" ? page?.getElementById("content")?.offsetHeight : undefined;
    const high = card === undefined ? most : Math.min(height, card + PHONE.top + PHONE.around);
    element.style.setProperty("--height", `${high}px`);
  }
}

function setSide(side) {
  state.side = side;
  document.querySelector(`[name=side][value=${side}]`).checked = true;
  showPhones();
}

function setNight(night) {
  state.night = night;
  document.querySelector(`[name=light][value=${night ? "night" : "day"}]`).checked = true;
  showPhones();
}

// ---- the article --------------------------------------------------------------

function showArticle(index) {
  state.article = index;
  $("article").innerHTML = data.articles[index]?.html ?? "<p class=quiet>There is no article.</p>";
  $("panel-article").scrollTop = 0;
  if ($("shown")) $("shown").value = index;
}

/** Show in the article what the card and the choice are about. */
function markArticle({ scroll = false } = {}) {
  const places = new Set(state.card?.note.places ?? []);
  for (const element of $("article").querySelectorAll("[data-place], [data-mark]")) {
    const id = element.dataset.mark ?? element.dataset.place;
    const block = id.split("-").length === 2;
    element.classList.toggle("here", places.has(id) && !(block && state.link?.place === id));
    element.classList.toggle("linked", state.link?.place === id);
    if (element.dataset.mark) {
      if (places.has(id)) element.setAttribute("aria-current", "true");
      else element.removeAttribute("aria-current");
    }
  }
  if (scroll && state.card) showPlace(placeOf(state.card)?.id);
}

function placeElement(id) {
  return $("article").querySelector(`[data-mark="${id}"], [data-place="${id}"]`);
}

function showPlace(id) {
  const element = id && placeElement(id);
  if (!element) return;
  showPanel("article");
  const pane = $("panel-article").getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top < pane.top + 40 || box.bottom > pane.bottom - 40) {
    element.scrollIntoView({ block: "center" });
  }
}

/** A click on a mark or on the number beside a block: choose the cards that came of it. */
function follow(place, label, empty) {
  const found = notesAt.get(place) ?? new Set();
  state.link = state.link?.place === place ? null : { place, label, empty, notes: found };
  filter();
  if (state.link && found.size && !found.has(state.card?.noteIndex)) {
    choose(state.found[0], { quiet: true });
  }
  markArticle();
  if (state.link) showView("cards");
}

function showProblem(number, article) {
  if (article !== undefined && article !== state.article) showArticle(article);
  markArticle();
  showPanel("article");
  const notice = $(`problem-${number}`);
  notice?.scrollIntoView({ block: "center" });
  notice?.focus({ preventScroll: true });
}

function showPanel(name) {
  document.querySelector(`[name=panel][value=${name}]`).checked = true;
  for (const panel of ["article", "books", "problems"]) $(`panel-${panel}`).hidden = panel !== name;
}

/** On a narrow page one part is shown at a time. */
function showView(name) {
  main.dataset.view = name;
  for (const button of document.querySelectorAll("[data-view]")) {
    if (button !== main) press(button, button.dataset.view === name);
  }
  if (name === "phone") fitPhones();
  if (name === "cards") renderRows();
}

const narrow = () => getComputedStyle(document.querySelector(".views")).display !== "none";

// ---- paper ----------------------------------------------------------------------

/** Lay out every card that is found, both sides, in a shadow root with the deck's style. */
function layOutPaper() {
  const root = $("paper").shadowRoot ?? $("paper").attachShadow({ mode: "open" });
  const style = make("style", "", `${data.style}
    .sheet{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5em;break-inside:avoid;
      padding:.6em 0;border-top:1px solid #bbb}
    .sheet .card{font-size:11pt;background:none}
    h2{font:600 14pt system-ui,sans-serif;break-after:avoid} a.hint,.clue{display:none}`);
  const sheets = state.found.map((card) => {
    const sheet = make("div", "sheet");
    for (const html of [card.front, card.back.replace(FRONT, "")]) {
      const side = make("div", `card card${card.number + 1}`);
      side.append(nodes(html));
      sheet.append(side);
    }
    return sheet;
  });
  root.replaceChildren(style, make("h2", "", $("count").textContent), ...sheets);
}

// ---- keys -----------------------------------------------------------------------

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  " ": () => setSide(state.side === "question" ? "answer" : "question"),
  b: () => setSide(state.side === "both" ? "question" : "both"),
  n: () => setNight(!state.night),
  a: goToArticle,
  c: () => { showView("cards"); $("list").focus(); },
  "/": () => { showView("cards"); $("query").focus(); },
  "[": () => turnArticle(-1),
  "]": () => turnArticle(1),
  t: () => $("theme").click(),
  "?": () => $("helping").showModal(),
};

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if ($("helping").open) return;
  if (event.key === "Escape") {
    clearFilters();
    return;
  }
  const at = event.target;
  const typing = at.closest?.("input:not([type=radio]), select, textarea");
  if (typing || !$("keys").checked) return;
  if (event.key === " " && at.closest("button, a, summary, label")) return;
  const width = Number(event.key) - 1;
  if (event.key !== " " && width >= 0 && width < $("width").options.length) {
    $("width").selectedIndex = width;
    fitPhones();
  } else if (KEYS[event.key]) {
    KEYS[event.key]();
  } else {
    return;
  }
  event.preventDefault();
}

function onListKey(event) {
  const page = Math.max(1, Math.floor($("list").clientHeight / rowHeight()) - 1);
  const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  if (event.key in moves) step(moves[event.key]);
  else if (event.key === "Enter") goToArticle();
  else return;
  event.preventDefault();
}

function goToArticle() {
  const place = state.card && placeOf(state.card)?.id;
  if (!place) return;
  showView("reading");
  if (placeOf(state.card).article !== state.article) showArticle(placeOf(state.card).article);
  markArticle({ scroll: true });
  const target = placeElement(place);
  if (!target.matches("a")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

function turnArticle(by) {
  const index = state.article + by;
  if (index < 0 || index >= data.articles.length) return;
  if (state.of !== "") {
    state.of = $("of").value = String(index);
    filter();
  }
  showArticle(index);
  showPanel("article");
  markArticle();
}

// ---- start ------------------------------------------------------------------------

function listen() {
  document.addEventListener("keydown", onKey);
  $("list").addEventListener("keydown", onListKey);
  $("list").addEventListener("scroll", renderRows, { passive: true });
  $("list").addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row) return;
    choose(cards[Number(row.id.slice(4))]);
    if (narrow()) showView("phone");
  });
  let waiting;
  $("query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { state.query = $("query").value; filter(); }, 60);
  });
  document.querySelector(".filters").addEventListener("submit", (event) => {
    event.preventDefault();
    $("list").focus();
  });
  for (const id of ["deck", "state"]) {
    $(id).addEventListener("change", () => { state[id] = $(id).value; filter(); });
  }
  $("of")?.addEventListener("change", () => {
    state.of = $("of").value;
    if (state.of !== "") showArticle(Number(state.of));
    filter();
  });
  $("shown")?.addEventListener("change", () => turnArticle(Number($("shown").value) - state.article));
  for (const button of document.querySelectorAll("[data-kind]")) {
    const { kind } = button.dataset;
    button.querySelector(".number").textContent = cards.filter((c) => c.note.kind === kind).length;
    button.onclick = () => {
      if (!state.kinds.delete(kind)) state.kinds.add(kind);
      press(button, state.kinds.has(kind));
      filter();
    };
  }
  $("clear").onclick = () => { clearFilters(); $("list").focus(); };
  for (const button of document.querySelectorAll("[data-book]")) {
    button.onclick = () => {
      const { book: osis, name: label } = button.dataset;
      state.book = state.book?.osis === osis ? null : { osis, label };
      filter();
      if (narrow()) showView("cards");
    };
  }
  $("article").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const { mark, block, problem } = link.dataset;
    if (problem !== undefined) showProblem(problem);
    else if (mark) follow(mark, shorten(textIn(`[data-mark="${mark}"]`)), `No card comes of this. ${link.title}`);
    else follow(block, block.endsWith("title") ? "The title" : shorten(textIn(`[data-place^="${block}-s"]`)));
  });
  $("panel-problems").addEventListener("click", (event) => {
    const link = event.target.closest("[data-problem]");
    if (!link) return;
    event.preventDefault();
    showProblem(link.dataset.problem, Number(link.dataset.article));
  });
  const radios = { panel: showPanel, side: setSide, light: (value) => setNight(value === "night") };
  for (const input of document.querySelectorAll("input[type=radio]")) {
    input.addEventListener("change", () => radios[input.name](input.value));
  }
  $("width").addEventListener("change", fitPhones);
  $("previous").onclick = () => step(-1);
  $("next").onclick = () => step(1);
  for (const button of document.querySelectorAll(".views button")) {
    button.onclick = () => showView(button.dataset.view);
  }
  $("help").onclick = () => $("helping").showModal();
  $("theme").onclick = () => setTheme(document.documentElement.dataset.theme !== "dark");
  new ResizeObserver(() => { fitPhones(); renderRows(); }).observe(main);
  window.addEventListener("beforeprint", layOutPaper);
}

/** The text of some elements of the article. */
function textIn(selector) {
  return [...$("article").querySelectorAll(selector)].map((found) => found.textContent).join(" ");
}

const shorten = (text) => (text.length > 40 ? `${text.slice(0, 38).trimEnd()} …` : text);

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  press($("theme"), dark);
}

function start() {
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
  $("stage").append(...phones.map((phone) => phone.element));
  listen();
  showArticle(0);
  const [guid, number] = decodeURIComponent(location.hash.replace(/^#card=/, "")).split(/\.(?=\d+$)/);
  const wanted = cards.find((card) => card.note.guid === guid && card.number === Number(number));
  filter();
  if (wanted) choose(wanted);
}

start();
