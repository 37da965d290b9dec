// Runs BCV (npm: bible-passage-reference-parser) for bench_scanner.py: texts come in as
// JSON on standard input, what it finds and how fast it is goes out as JSON.
const {createRequire} = require("module");
const path = require("path");
const local = createRequire(path.join(process.cwd(), "package.json"));
const {bcv_parser} = local("bible-passage-reference-parser/cjs/en_bcv_parser.js");

const bcv = new bcv_parser();
bcv.set_options({
  case_sensitive: "books",
  consecutive_combination_strategy: "separate",
  sequence_combination_strategy: "separate",
});

const {sentences, articles} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = sentences.map((text) => bcv.parse(text).osis());
let seconds = Infinity;
for (let round = 0; round < 3; round++) {
  const start = process.cpuUsage();
  for (const text of articles) bcv.parse(text).osis_and_indices();
  const used = process.cpuUsage(start);
  seconds = Math.min(seconds, (used.user + used.system) / 1e6);
}
process.stdout.write(JSON.stringify({found, seconds}));
