// What each control does, and how the page begins.

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
  $("state").addEventListener("change", () => { state.state = $("state").value; filter(); });
  $("order").addEventListener("change", () => { state.order = $("order").value; filter(); });
  $("of")?.addEventListener("change", () => {
    state.of = $("of").value;
    if (state.of !== "") showArticle(Number(state.of));
    filter();
  });
  $("shown")?.addEventListener("change", () => turnArticle(Number($("shown").value) - state.article));
  for (const button of document.querySelectorAll("[data-kind]")) {
    const { kind } = button.dataset;
    button.querySelector(".number").textContent = liveCards.filter((c) => c.note.kind === kind).length;
    button.onclick = () => {
      if (!state.kinds.delete(kind)) state.kinds.add(kind);
      press(button, state.kinds.has(kind));
      filter();
    };
  }
  $("retired").onclick = () => { state.retired = !state.retired; filter(); };
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
    const { mark, block, problem, doubt, means } = link.dataset;
    if (problem !== undefined) {
      showProblem(problem);
    } else if (mark) {
      const text = shorten(textIn(`[data-mark="${mark}"]`));
      follow(mark, text, `No card comes of “${text}”${doubt ? `: ${doubt}` : ""}.`, means);
    } else {
      const text = shorten(textIn(`[data-place^="${block}-s"]`));
      follow(block, block.endsWith("title") ? "The title" : text);
    }
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
  $("about").addEventListener("toggle", showFacts);
  listenToChoices();
  listenToLines();
  listenToPhrase();
  $("help").onclick = () => $("helping").showModal();
  for (const dialog of document.querySelectorAll("dialog")) dialog.onclick = closeBeside;
  $("theme").onclick = () => setTheme(document.documentElement.dataset.theme !== "dark");
  new ResizeObserver(() => { fitPhones(); renderRows(); }).observe(main);
  window.addEventListener("beforeprint", layOutPaper);
}

/** A click beside a dialog closes it. */
function closeBeside({ target, clientX: x, clientY: y }) {
  const box = this.getBoundingClientRect();
  const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  if (target === this && !inside) this.close();
}

/** The text of some elements of the article. */
function textIn(selector) {
  return [...$("article").querySelectorAll(selector)].map((found) => found.textContent).join(" ");
}

const shorten = (text) => (text.length > 40 ? `${text.slice(0, 38).trimEnd()} …` : text);

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  press($("theme"), dark);
  setNight(dark); // a learner's phone is as dark as his other screens
}

function start() {
  $("stage").append(...phones.map((phone) => phone.element));
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
  listen();
  showArticle(0);
  countChoices();
  const [guid, number] = decodeURIComponent(location.hash.replace(/^#card=/, "")).split(/\.(?=\d+$)/);
  const named = cards.find((card) => card.note.guid === guid && card.number === Number(number));
  state.retired = Boolean(named) && !live(named.note);
  filter();
  if (named) choose(named);
}

start();
