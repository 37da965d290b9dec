// The deck, what is chosen in it, and the texts of its cards.

const data = await unpack(document.getElementById("data").textContent);
const ROW = 4.75; // height of a row of the list in rem (cards.css)
const DAY = 20; // new cards a day, if nobody tells Anki otherwise
const PHONE = { bezel: 10, top: 36, around: 46 }; // cards.css; AROUND, in px

const notes = data.notes;
for (const note of notes) note.name = note.fields[0];

/** A card; its sides are made when they are looked at. */
class Card {
  constructor([note, number, due], index) {
    Object.assign(this, { index, note: notes[note], noteIndex: note, number, due });
    this.template = live(this.note) ? data.types[this.note.kind].templates[number].name : "";
  }

  get sides() {
    const { kind, fields } = this.note;
    return sidesOf(data.types[kind], fields, this.number, live(this.note) ? "" : data.blank);
  }

  get front() { return this.sides[0]; }

  get back() { return this.sides[1]; }
}

// A retired note has one card here, which shows what a learner sees of it; it counts apart.
const live = (note) => !note.state.includes("retired");
const cards = data.cards.map((card, index) => new Card(card, index));
const cardsOf = notes.map(() => []);
for (const card of cards) cardsOf[card.noteIndex].push(card);

const liveCards = cards.filter((card) => live(card.note));
const learned = asLearned(liveCards);
learned.forEach((card, index) => {
  card.rank = index + 1;
  card.day = Math.floor(index / DAY) + 1;
});

const isFirstBuild = notes.every((note) => note.state === "new"); // then it says nothing

// Which notes a place of an article leads to: a mark, or a whole block.
const notesAt = new Map();
notes.forEach((note, index) => {
  for (const place of note.places) {
    for (const at of new Set([place, blockOf(place)])) {
      if (!notesAt.has(at)) notesAt.set(at, new Set());
      notesAt.get(at).add(index);
    }
  }
});

const state = {
  query: "", kinds: new Set(), of: "", state: "", order: "", book: null, link: null,
  retired: false, found: cards, card: null, side: "question", night: false, article: -1,
};

const $ = (id) => document.getElementById(id);
const main = document.querySelector("main");

/** In the order in which Anki brings them: the places say the day, the templates what is first. */
function asLearned(all) {
  const inPlace = [...all].sort((one, other) => one.due - other.due || one.number - other.number);
  const days = [];
  for (let at = 0; at < inPlace.length; at += DAY) days.push(inPlace.slice(at, at + DAY));
  return days.flatMap((day) => day.sort((one, other) => one.number - other.number));
}

function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function blockOf(place) {
  return place.split("-").slice(0, 2).join("-");
}

/** The HTML of a card as nodes; the page's policy lets nothing in it run. */
function nodes(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function textOf(html, without = "") {
  const plain = html.replace(/\[\[type:[^\]]*\]\]/g, ""); // Anki's box to type in
  const content = nodes(plain.replace(/<br>|<\/(?:div|p|li)>/g, "$& "));
  if (without) content.querySelectorAll(without).forEach((element) => element.remove());
  return content.textContent.replace(/\s+/g, " ").trim();
}

function questionOf(card) {
  card.asks ??= textOf(card.front, ".heading, .cue, .label, .before, .clue, .reference.small");
  return card.asks;
}

function answerOf(card) {
  card.answers ??= findAnswer(card);
  return card.answers;
}

function findAnswer(card) {
  if (!live(card.note)) return "";
  const answer = nodes(card.back).querySelector(".answer");
  if (answer) return textOf(answer.innerHTML);
  return textOf(card.back.replace(FRONT, ""), ".heading, .cue, .label, .asked, .about");
}

const fullBack = (card) => card.back.replace(FRONT, () => card.front);
const kindOf = (card) => data.kinds[card.note.kind];
const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

const DOUBLE_MARKS = new RegExp(`[${data.marks.double}]`, "g");

/** Fold a text for searching: small letters, no accents, straight quotation marks. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'")
    .replace(DOUBLE_MARKS, '"').replace(/[–—]/g, "-").toLowerCase();
}

function searchable(card) {
  if (!card.searchable) {
    const { name, guid, references = [], titles = [], tags } = card.note;
    const words = [name, card.template, ...card.sides, guid];
    const bare = words.concat(references, titles, tags).join(" ").replace(/<[^>]*>/g, " ");
    card.searchable = fold(bare.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"));
  }
  return card.searchable;
}
