// Keys; the help dialog of page.html lists them.

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  " ": () => setSide(state.side === "question" ? "answer" : "question"),
  b: () => setSide(state.side === "both" ? "question" : "both"),
  n: () => setNight(!state.night),
  x: toggleLeftOut,
  h: openPhrase,
  y: openLines,
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
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    clearFilters();
    return;
  }
  const at = event.target;
  const typing = at.closest?.("input:not([type=radio], [type=checkbox]), select, textarea");
  if (typing || !$("keys").checked) return;
  if (event.key === " " && at.closest("button, a, summary, label, [type=checkbox]")) return;
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
