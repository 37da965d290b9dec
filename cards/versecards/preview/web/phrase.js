// The hidden phrase of a point: chosen word by word, by mouse, by touch, by keys.

// what is no part of a phrase at its ends
const EDGE = new RegExp(`^[\\s${data.marks.all}(\\[]+|[\\s${data.marks.all}).,;:!?\\]…]+$`, "g");
let words = []; // of the point that is shown: { start, end } in its text
let span = null; // first and last word that are chosen
let anchor = null; // where the choosing began
let focused = 0;

/** Show the words of the chosen point; nothing for any other card. */
function showPhrase() {
  const note = state.card?.note;
  const point = note && live(note) ? note.point : null;
  $("hiding").hidden = !point;
  if (!point) return;
  words = [...point[0].matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  span = spanOf(point[0], phrases.get(note.guid) ?? point[1]);
  anchor = null;
  focused = span ? span[0] : 0;
  $("words").replaceChildren(...words.map(({ start, end }, index) => {
    const word = make("span", "word", point[0].slice(start, end));
    word.setAttribute("role", "option");
    word.id = `word-${index}`;
    return word;
  }));
  markPhrase();
}

/** The words of a phrase, as first and last. */
function spanOf(text, phrase) {
  const at = phrase ? text.toLowerCase().indexOf(phrase.toLowerCase()) : -1;
  if (at < 0) return null;
  const inside = words.map((word, index) => index)
    .filter((index) => words[index].start < at + phrase.length && words[index].end > at);
  return inside.length ? [inside[0], inside.at(-1)] : null;
}

function markPhrase() {
  const { note } = state.card;
  [...$("words").children].forEach((word, index) => {
    word.setAttribute("aria-selected", String(Boolean(span) && index >= span[0] && index <= span[1]));
    word.classList.toggle("at", index === focused);
  });
  $("words").setAttribute("aria-activedescendant", `word-${focused}`);
  $("phrase-reset").hidden = !phrases.has(note.guid);
}

/** Choose the words from one to another, if a phrase of them can be asked for. */
function take(from, to) {
  const { note } = state.card;
  const [text, ...usual] = note.point;
  const first = Math.min(from, to);
  const last = Math.max(from, to);
  const phrase = text.slice(words[first].start, words[last].end).replace(EDGE, "");
  const wrong = faultOf(text, phrase, last - first + 1);
  $("phrase-said").textContent = wrong || `Hidden: ${phrase}`;
  if (wrong) return markPhrase();
  span = [first, last];
  if (usual.length === 1 && usual[0] === phrase) phrases.delete(note.guid);
  else phrases.set(note.guid, phrase);
  markPhrase();
  return keepChoices();
}

function faultOf(text, phrase, count) {
  if (!/\p{L}/u.test(phrase)) return "That is no word.";
  if (count > words.length - 2) return "Leave some words to find the phrase by.";
  if (text.toLowerCase().split(phrase.toLowerCase()).length > 2) return "These words stand twice in the line; take some more.";
  return "";
}

/** A tap: the first one begins a phrase, the next one ends it. */
function tap(index, extend) {
  focused = index;
  if ((extend || anchor !== null) && index !== anchor) {
    take(anchor ?? span?.[0] ?? index, index);
    anchor = extend ? anchor : null;
  } else {
    anchor = index;
    take(index, index);
  }
}

function resetPhrase() {
  phrases.delete(state.card.note.guid);
  keepChoices();
  showPhrase();
  $("phrase-said").textContent = "As before.";
  $("words").focus();
}

function openPhrase() {
  if ($("hiding").hidden) return;
  showView("phone");
  $("hiding").open = true;
  $("words").focus();
}

function onPhraseKey(event) {
  const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  if (event.key in moves) {
    focused = Math.min(Math.max(focused + moves[event.key], 0), words.length - 1);
    if (event.shiftKey) {
      anchor ??= span?.[0] ?? focused;
      take(anchor, focused);
    }
    markPhrase();
  } else if (event.key === " " || event.key === "Enter") {
    anchor = null;
    tap(focused, event.shiftKey);
  } else if (event.key === "Delete" || event.key === "Backspace") {
    resetPhrase();
  } else {
    return;
  }
  event.preventDefault();
}

function listenToPhrase() {
  let from = null;
  const wordAt = (event) => {
    const word = document.elementFromPoint(event.clientX, event.clientY)?.closest?.("#words .word");
    return word ? Number(word.id.slice(5)) : null;
  };
  const box = $("words");
  box.addEventListener("keydown", onPhraseKey);
  box.addEventListener("pointerdown", (event) => { from = wordAt(event); });
  box.addEventListener("pointermove", (event) => {
    const to = from === null ? null : wordAt(event);
    if (to !== null && to !== from) {
      anchor = null;
      take(from, focused = to);
    }
  });
  box.addEventListener("pointerup", (event) => {
    if (from !== null && wordAt(event) === from) tap(from, event.shiftKey);
    from = null;
  });
  box.addEventListener("pointercancel", () => { from = null; });
  $("phrase-reset").onclick = resetPhrase;
}
