// The article, its marks, and the ways between it and the cards.

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
function follow(place, label, empty, means = "") {
  const found = notesAt.get(place) ?? new Set();
  state.link = state.link?.place === place ? null : { place, label, empty, means, notes: found };
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
