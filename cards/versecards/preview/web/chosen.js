// The chosen card: shown on the phone, told of below it, found in the article.

/** Show a card everywhere. Unless ``quiet``, the article goes to where it came from. */
function choose(card, { quiet = false } = {}) {
  if (card !== state.card && state.side !== "both") setSide("question");
  state.card = card;
  showPhones();
  showFacts();
  showPhrase();
  showChoices();
  reveal();
  $("caption").replaceChildren();
  if (!card) {
    $("caption").textContent = "No card";
    markArticle();
    return;
  }
  // retired notes come last and count apart, here as in the list
  const alike = state.found.filter((other) => live(other.note) === live(card.note));
  const place = `${alike.indexOf(card) + 1} of ${alike.length}`;
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
  if (state.card && $("about").open) {
    const { note } = state.card;
    if (note.state !== "unchanged") add("Build", badge(note.state));
    for (const [field, pieces] of note.changes ?? []) {
      add(field || "Text", ...pieces.map(([what, text]) => (
        what === "same" ? text : make(what === "gone" ? "del" : "ins", "", text))));
    }
    if (!live(note)) {
      add("Retired", "It is in no article now. A learner sees this until Empty Cards clears it away.");
    }
    add("From", [...(note.titles ?? []), note.section].filter(Boolean).join(" · "));
    add("Place", note.where && make("code", "", note.where));
    add("Why", ...whyNote(note));
    add("Passages", (note.references ?? []).join("; "));
    add("Deck", data.deck);
    const { rank, day, due } = state.card;
    add("Order", rank && `${rank} of ${plural(liveCards.length, "card")}, on day ${day} (place ${due})`);
    add("Cards", cardsOf[state.card.noteIndex].map((card) => card.template).join(", "));
    add("Tags", note.tags.join(" "));
    add("Guid", make("code", "", note.guid));
  }
  $("facts").replaceChildren(facts);
}
