// The choices as lines for deck.yaml, or for one article: for its top, or where it can have no
// settings there, such as a Word document, for its part of deck.yaml.

/** Which article the lines are for; null: the deck. */
const scope = () => data.articles[$("scope").value] ?? null;
const keyOf = (kind) => (scope() ? `${scope().file}|${kind}` : kind);
const isOf = (note, article) => (note.articles ?? []).some((index) => data.articles[index] === article);
const names = (article, passage) => nodes(article.html).querySelector(
  `[data-means="${CSS.escape(passage)}"]`,
) !== null;

/** The articles that lines can be for alone: the one shown, and those with choices. */
function showScopes() {
  const before = $("scope").value;
  const options = [new Option("deck.yaml, for the whole deck", "")];
  data.articles.forEach((article, index) => {
    const chosen = notes.some((note) => (leftOut.has(note.guid) || phrases.has(note.guid)) && isOf(note, article))
      || [...kindsOff].some((key) => key.startsWith(`${article.file}|`));
    if (chosen || index === state.article) options.push(new Option(`${article.file}, for it alone`, index));
  });
  $("scope").replaceChildren(...options);
  $("scope").value = options.some((option) => option.value === before) ? before : "";
}

/** The lines, and for which file; nothing where there is nothing to write. */
function showLines() {
  const lines = linesOf(scope());
  $("lines").value = lines;
  $("lines").rows = Math.min(12, lines.split("\n").length + 1);
  $("lines").hidden = $("copy").hidden = !lines;
  const some = leftOut.size || wanted.size || kindsOff.size || phrases.size;
  $("take-in").hidden = !some;
  $("lines-say").textContent = sayLines(lines, some);
  for (const box of document.querySelectorAll("#kinds-off input")) {
    box.checked = kindsOff.has(keyOf(box.value));
  }
}

function sayLines(lines, some) {
  if (!lines) {
    return some ? "Nothing is chosen for this article."
      : "Nothing is chosen yet. Leave notes out beside the phone, or whole kinds here; choose the "
        + "hidden phrase of a point; click a reference in the article to learn its passage.";
  }
  const { fence, file, name } = scope() ?? { fence: "", file: "deck.yaml" };
  if (fence === null) {
    const there = data.of_articles.includes(name) ? `, in place of those of the same names under “${name}”`
      : data.of_articles.length ? ", those below “articles:” to what stands there already" : "";
    return `Nothing has changed yet. Put these lines into deck.yaml${there}, and build again.`;
  }
  const own = scope() ?? data;
  const old = ["skip", "memorize", "hide"].some((key) => own[key].length);
  const where = fence ? `at the very top of ${file}` : scope() ? `into the settings at the top of ${file}` : `into ${file}`;
  return `Nothing has changed yet. Put these lines ${where}${old ? ", in place of those of the same names" : ""}, and build again.`;
}

/** The settings that say what they say already, and what is chosen here. */
function linesOf(article) {
  const own = article ?? data;
  const here = (note) => !article || isOf(note, article);
  const out = notes.filter((note) => leftOut.has(note.guid) && here(note) && !own.skip.includes(note.guid));
  const kinds = allKinds.filter((kind) => kindsOff.has(keyOf(kind)));
  const skip = [
    ...kinds.filter((kind) => kind !== "steps" && !own.skip.includes(kind)).map((kind) => [kind, ""]),
    ...out.map((note) => [note.guid, `  # ${shorten(textOf(note.name))}`]),
  ];
  const learn = [...wanted].filter((passage) => !own.memorize.includes(passage))
    .filter((passage) => !article || names(article, passage));
  const hide = notes.filter((note) => phrases.has(note.guid) && here(note)).map((note) => phrases.get(note.guid));
  const lines = [
    list("skip", own.skip, skip),
    list("memorize", own.memorize, learn.map((passage) => [passage, ""])),
    list("hide", own.hide, [...new Set(hide)].filter((phrase) => !own.hide.includes(phrase)).map((phrase) => [phrase, ""])),
    kinds.includes("steps") ? "steps: none\n" : "",
  ].join("");
  if (lines && article?.fence === null) {
    const inside = lines.replace(/^(?=.)/gm, "    ");
    return `articles:\n  ${JSON.stringify(article.name)}:\n${inside}`;
  }
  return lines && article?.fence ? `${article.fence}\n${lines}${article.fence}\n` : lines;
}

/** A setting with the entries that it has, and new ones; nothing without new ones. */
function list(key, old, added) {
  if (!added.length) return "";
  const entries = [...old.map((entry) => [entry, ""]), ...added];
  return [`${key}:`, ...entries.map(([entry, remark]) => `  - ${JSON.stringify(entry)}${remark}`), ""].join("\n");
}

async function copyLines() {
  const lines = $("lines");
  try {
    await navigator.clipboard.writeText(lines.value);
  } catch {
    lines.select(); // without leave to use the clipboard, as the reader would do it
    document.execCommand("copy");
  }
  $("copied").textContent = "Copied.";
}

function openLines() {
  $("copied").textContent = "";
  showScopes();
  showLines();
  $("choosing").showModal();
}

function clearChoices() {
  for (const set of [leftOut, wanted, kindsOff, phrases]) set.clear();
  $("choosing").close();
  keepChoices();
  showPhrase();
  $("list").focus();
}

function listenToLines() {
  $("choices").onclick = openLines;
  $("copy").onclick = copyLines;
  $("take-in").onclick = clearChoices;
  $("scope").addEventListener("change", () => { $("copied").textContent = ""; showLines(); });
  for (const box of document.querySelectorAll("#kinds-off input")) {
    box.addEventListener("change", () => {
      if (!kindsOff.delete(keyOf(box.value))) kindsOff.add(keyOf(box.value));
      keepChoices();
    });
  }
}
