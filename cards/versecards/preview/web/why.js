// Why a passage, a statement or a question became a card, or not.

let weighed = null; // by kind and text, of each article; made when it is first asked for

function choicesOf(kind, text) {
  if (!weighed) {
    weighed = new Map();
    for (const [article, of, what, chosen, reasons] of data.weighed) {
      const key = `${of}|${what}`;
      if (!weighed.has(key)) weighed.set(key, []);
      weighed.get(key).push({ article, text: what, chosen: Boolean(chosen), reasons });
    }
  }
  return weighed.get(`${kind}|${text}`) ?? [];
}

/** Reasons as a list: what speaks for a card, then what speaks against it. */
function reasonList(reasons) {
  const items = [...reasons].sort((one, other) => other[1] - one[1]).map(([text, sign]) => {
    const item = make("li", sign > 0 ? "for" : "against", text);
    item.prepend(make("b", "", sign > 0 ? "for " : "against "));
    return item;
  });
  const found = make("ul", "reasons");
  found.append(...items);
  return found;
}

/** Why there is this note. */
function whyNote(note) {
  const texts = note.kind === "verse" ? note.references ?? [] : [textOf(note.name)];
  const found = texts.flatMap((text) => choicesOf(note.kind, text))
    .find(({ chosen, article }) => chosen && note.articles?.includes(article));
  if (found) return [reasonList(found.reasons)];
  return (note.why ?? []).length ? [note.why.join("; ")] : [];
}

/** Beside the list of cards: why each passage of the chosen reference is learned, or not. */
function showWhy() {
  const passages = state.link?.means ? state.link.means.split("; ") : [];
  const found = passages.flatMap((passage) => choicesOf("verse", passage)
    .filter(({ article }) => article === state.article));
  $("why").hidden = !found.length;
  if (!found.length) return;
  const none = found.filter(({ chosen }) => !chosen);
  const summary = none.length === found.length ? "Why there is no verse card"
    : none.length ? "Why not all are verse cards" : "Why there is a verse card";
  $("why").open = none.length === found.length;
  $("why").replaceChildren(make("summary", "", summary), ...found.flatMap(({ text, chosen, reasons }) => [
    make("p", "", `${text}: ${chosen ? "a verse card" : "no verse card"}`), reasonList(reasons),
  ]));
}
