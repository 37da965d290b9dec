// The phone: a card as AnkiDroid shows it, in a frame that runs no script.

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
      ? data.deck.split("::").pop() : "";
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
    showControls(content, side);
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

/** Put a button where Anki has one that speaks, and its box to type in on a question. */
function showControls(content, side) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (/^\[anki:play:[qa]:\d+\]$|^\[\[type:[^\]]+\]\]$/.test(walker.currentNode.data.trim())) found.push(walker.currentNode);
  }
  for (const node of found) {
    if (node.data.includes("[[type:")) {
      const box = make("input", "");
      box.id = "typeans";
      box.setAttribute("aria-label", "Anki compares what is typed here");
      node.replaceWith(...(side === "question" ? [box] : []));
      continue;
    }
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
  const room = stage.clientWidth - 2; // its padding
  if (room <= 0) return;
  const scale = Math.min(1, room / outer);
  const most = Math.min(height, Math.max(stage.clientHeight - 2, 360) / scale - 2 * PHONE.bezel);
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
