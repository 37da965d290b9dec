// What the reader does not want, wants otherwise, or wants to learn as well: kept in the
// browser, and shown as lines for the settings (lines.js).

const KEPT = `versecards choices: ${data.id}`;
const allKinds = [...document.querySelectorAll("#kinds-off input")].map((box) => box.value);
const kept = recall();
const leftOut = new Set(kept.out.filter((guid) => notes.some((n) => n.guid === guid && live(n))));
const wanted = new Set(kept.learn.filter((passage) => !data.memorize.includes(passage)));
/** Kinds that are off: "points", or with the article in front, "prayer.txt|points". */
const kindsOff = new Set(kept.kinds);
/** The phrase to hide of a point, by its guid. */
const phrases = new Map(kept.hide.filter(([guid]) => notes.some((n) => n.guid === guid && n.point)));

function recall() {
  const texts = (list) => (Array.isArray(list) ? list.filter((each) => typeof each === "string") : []);
  const pairs = (list) => (Array.isArray(list) ? list : []).filter((each) => texts(each).length === 2);
  let found = {};
  try {
    found = JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    // the browser keeps nothing for this page
  }
  return {
    out: texts(found.out), learn: texts(found.learn), kinds: texts(found.kinds), hide: pairs(found.hide),
  };
}

let outCards = 0; // how many cards are left out

/** Keep the choices, and show them everywhere. */
function keepChoices() {
  const choices = { out: [...leftOut], learn: [...wanted], kinds: [...kindsOff], hide: [...phrases] };
  try {
    localStorage.setItem(KEPT, JSON.stringify(choices));
  } catch {
    // they last as long as the page is open
  }
  countChoices();
  showChoices();
  renderRows();
}

/** Say on the button how much is chosen. */
function countChoices() {
  outCards = leftOut.size || kindsOff.size ? liveCards.filter(isOut).length : 0;
  const told = [
    outCards && `${plural(outCards, "card")} left out`,
    wanted.size && `${wanted.size} to learn`,
    phrases.size && plural(phrases.size, "phrase"),
  ].filter(Boolean);
  $("choices").textContent = told.join(", ") || "Choose";
  $("choices").classList.toggle("some", told.length > 0);
  if ($("choosing").open) showLines();
}

/** Whether all of a kind are off: in the deck, or in every article that has this note. */
function isKindOff(note, kind = data.kinds[note.kind].plural) {
  const files = (note.articles ?? []).map((index) => data.articles[index].file);
  return kindsOff.has(kind)
    || (files.length > 0 && files.every((file) => kindsOff.has(`${file}|${kind}`)));
}

const isNoteOut = (note) => live(note) && (leftOut.has(note.guid) || isKindOff(note));
const isStep = (card) => card.note.kind === "verse" && card.template.startsWith("Step ");

/** Whether a card is left out: its note, or the steps of verses. */
const isOut = (card) => isNoteOut(card.note) || (isStep(card) && isKindOff(card.note, "steps"));

/** Leave the note of the chosen card out, or take it in again. */
function toggleLeftOut() {
  const note = state.card?.note;
  if (!note || !live(note) || isKindOff(note)) return;
  if (!leftOut.delete(note.guid)) leftOut.add(note.guid);
  $("said").textContent = leftOut.has(note.guid) ? "Left out" : "Taken in again";
  keepChoices();
}

/** Learn the passage of the chosen reference, or not after all. */
function toggleWanted() {
  const passage = state.link?.means;
  if (!passage) return;
  if (!wanted.delete(passage)) wanted.add(passage);
  keepChoices();
}

/** Whether the reference that is chosen in the article could be learned and is not. */
function canBeWanted() {
  const { means, notes: found } = state.link ?? {};
  if (!means || data.memorize.includes(means)) return false;
  const learned = [...found].map((index) => notes[index])
    .filter((note) => note.kind === "verse" && live(note));
  const verse = /:\d+$/.test(means);
  // of a longer passage some may be learned, and the whole not
  return verse ? !learned.length : !learned.some((note) => (note.references ?? []).includes(means));
}

/** Show what is chosen of the note and the passage that are shown. */
function showChoices() {
  const note = state.card?.note;
  $("leaving").hidden = !note || !live(note);
  $("leave").checked = Boolean(note && isNoteOut(note));
  $("leave").disabled = Boolean(note && isKindOff(note));
  if (note) {
    const count = plural(cardsOf[state.card.noteIndex].length, "card");
    $("leave-cards").textContent = isKindOff(note) ? `all ${data.kinds[note.kind].plural} are left out` : count;
  }
  $("want").hidden = !canBeWanted();
  if (canBeWanted()) {
    $("want").textContent = `Learn ${state.link.means}`;
    press($("want"), wanted.has(state.link.means));
  }
}

function listenToChoices() {
  $("leave").addEventListener("change", toggleLeftOut);
  $("want").onclick = toggleWanted;
}
