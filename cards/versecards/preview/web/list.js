// The list of cards: filters, and the rows in sight; no other rows exist.

function filter() {
  const words = fold(state.query).split(/\s+/).filter(Boolean);
  const retired = cards.filter((card) => !live(card.note));
  const inOrder = [...(state.order ? liveCards : learned), ...retired];
  const like = inOrder.filter((card) => {
    const { note } = card;
    return (!state.kinds.size || state.kinds.has(note.kind))
      && (!state.of || (note.articles ?? []).includes(Number(state.of)))
      && (!state.state || note.state === state.state)
      && (!state.book || (note.books ?? []).includes(state.book.osis))
      && (!state.link || state.link.notes.has(card.noteIndex))
      && words.every((word) => searchable(card).includes(word));
  });
  // retired notes are folded away until somebody asks for them
  const asked = state.retired || state.state.includes("retired");
  state.found = asked ? like : like.filter((card) => live(card.note));
  const all = like.length === cards.length;
  const here = like.filter((card) => live(card.note)).length;
  const gone = like.length - here;
  const total = plural(liveCards.length, "card");
  $("count").textContent = all ? total : `${here} of ${total}`;
  $("retired").hidden = !gone;
  $("retired").textContent = `${gone} retired`;
  press($("retired"), asked);
  $("retired").disabled = state.state.includes("retired");
  $("clear").hidden = all && !state.link;
  $("nothing").hidden = state.found.length > 0;
  $("nothing").textContent = state.link?.empty ?? "No card is like this.";
  $("list").hidden = state.found.length === 0;
  showChips();
  showChoices();
  showWhy();
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
  Object.assign(state, { query: "", of: "", state: "", book: null, link: null, retired: false });
  state.kinds.clear();
  for (const id of ["query", "of", "state"]) if ($(id)) $(id).value = "";
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
  if (!isFirstBuild && card.note.state !== "unchanged") head.append(badge(card.note.state));
  if (isOut(card)) {
    row.classList.add("left-out");
    head.append(make("span", "badge", "Left out"));
  }
  row.append(head, make("span", "asks", live(card.note) ? questionOf(card) : textOf(card.note.name)),
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
