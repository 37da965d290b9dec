// The page on paper: the article shown, then every card that is found.

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
