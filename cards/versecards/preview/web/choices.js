// What the reader does not want and what he wants to learn as well: kept in the browser,
// shown as lines for deck.yaml.

const KEPT = `versecards choices: ${data.id}`;
const live = (note) => !note.state.includes("retired");
const kept = recall();
const leftOut = new Set(kept.out.filter((guid) => notes.some((n) => n.guid === guid && live(n))));
const wanted = new Set(kept.learn.filter((passage) => !data.memorize.includes(passage)));

function recall() {
  const texts = (list) => (Array.isArray(list) ? list.filter((each) => typeof each === "string") : []);
  try {
    const found = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    return { out: texts(found.out), learn: texts(found.learn) };
  } catch {
    return { out: [], learn: [] }; // the browser keeps nothing for this page
  }
}

function keepChoices() {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ out: [...leftOut], learn: [...wanted] }));
  } catch {
    // they last as long as the page is open
  }
}

/** Leave the note of the chosen card out, or take it in again. */
function toggleLeftOut() {
  const note = state.card?.note;
  if (!note || !live(note)) return;
  if (!leftOut.delete(note.guid)) leftOut.add(note.guid);
  keepChoices();
  $("said").textContent = leftOut.has(note.guid) ? "Left out" : "Taken in again";
  showChoices();
  renderRows();
}

/** Learn the passage of the chosen reference, or not after all. */
function toggleWanted() {
  const passage = state.link?.means;
  if (!passage) return;
  if (!wanted.delete(passage)) wanted.add(passage);
  keepChoices();
  showChoices();
}

/** Whether the reference that is chosen in the article could be learned and is not. */
function canBeWanted() {
  const { means, notes: found } = state.link ?? {};
  return Boolean(means) && !data.memorize.includes(means)
    && ![...found].some((index) => notes[index].kind === "verse" && live(notes[index]));
}

/** Show whether the chosen note is left out, and how many are. */
function showChoices() {
  const note = state.card?.note;
  $("leaving").hidden = !note || !live(note);
  $("leave").checked = Boolean(note && leftOut.has(note.guid));
  if (note) {
    $("leave-cards").textContent = plural(cardsOf[state.card.noteIndex].length, "card");
  }
  $("want").hidden = !canBeWanted();
  if (canBeWanted()) {
    $("want").textContent = `Learn ${state.link.means}`;
    press($("want"), wanted.has(state.link.means));
  }
  $("choices").hidden = !leftOut.size && !wanted.size;
  $("choices").textContent = [[leftOut, "left out"], [wanted, "to learn"]]
    .filter(([set]) => set.size).map(([set, words]) => `${set.size} ${words}`).join(", ");
  $("lines").value = choiceLines();
  $("lines").rows = Math.min(12, $("lines").value.split("\n").length + 1);
}

/** The settings that say what they say already, and what is chosen here. */
function choiceLines() {
  const chosen = notes.filter((note) => leftOut.has(note.guid) && !data.skip.includes(note.guid));
  const list = (key, entries) => [
    `${key}:`, ...entries.map(([entry, remark]) => `  - ${JSON.stringify(entry)}${remark}`), "",
  ].join("\n");
  const old = (entries) => entries.map((entry) => [entry, ""]);
  const remark = (note) => `  # ${shorten(textOf(note.name))}`;
  let lines = "";
  if (chosen.length) {
    lines += list("skip", [...old(data.skip), ...chosen.map((note) => [note.guid, remark(note)])]);
  }
  if (wanted.size) lines += list("memorize", old([...data.memorize, ...wanted]));
  return lines;
}

async function copyChoices() {
  const lines = $("lines");
  try {
    await navigator.clipboard.writeText(lines.value);
  } catch {
    lines.select(); // without leave to use the clipboard, as the reader would do it
    document.execCommand("copy");
  }
  $("copied").textContent = "Copied.";
}

function listenToChoices() {
  $("leave").addEventListener("change", toggleLeftOut);
  $("want").onclick = toggleWanted;
  $("choices").onclick = () => {
    $("copied").textContent = "";
    $("choosing").showModal();
  };
  $("copy").onclick = copyChoices;
  $("take-in").onclick = () => {
    leftOut.clear();
    wanted.clear();
    keepChoices();
    showChoices();
    renderRows();
    $("choosing").close();
    $("list").focus();
  };
}
