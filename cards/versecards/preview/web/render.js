// A card as Anki shows it: its template, filled with the fields of its note (cardhtml.py).

const FRONT = "\u0001"; // stands in a back for the whole front
const EMPTY = /^(?:[ \t\n\r\f\v]|<\/?(?:br|div) ?\/?>)*$/i; // what Anki takes for no content
const SPEAKS = /\[anki:tts lang=[^\]]*\][^]*?\[\/anki:tts\]/g;

/**
 * Both sides of a card. ``type`` is its note type, ``values`` are the fields of its note,
 * ``blank`` is what Anki shows where a retired note leaves the front blank, or nothing.
 */
function sidesOf(type, values, number, blank = "") {
  const fields = Object.fromEntries(type.fields.map((name, index) => [name, values[index] ?? ""]));
  const { front, back } = type.templates[number];
  const asked = numbered(filled(front, fields), "q");
  if (blank) return [asked + blank, blank];
  fields.FrontSide = asked.trim() ? FRONT : asked;
  return [asked, numbered(filled(back, fields), "a")];
}

/** Parts are texts, fields [name, filter], and sections [name, negated, parts]. */
function filled(parts, fields) {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    const [name, how, inner] = part;
    if (!inner) return shown(name, how, fields[name]);
    return EMPTY.test(fields[name]) === how ? filled(inner, fields) : "";
  }).join("");
}

function shown(name, filter, text) {
  if (filter === "type") return `[[type:${name}]]`;
  if (filter !== "hint" || !text.trim()) return text;
  return `\n<a class=hint href="#" draggable=false>\n${name}</a>\n`
    + `<div class=hint style="display: none">${text}</div>\n`;
}

/** Number the places where Anki speaks, as Anki does. */
function numbered(html, side) {
  let number = 0;
  return html.replace(SPEAKS, () => `[anki:play:${side}:${number++}]`);
}
