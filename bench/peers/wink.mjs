// Measures wink-nlp on the texts of the file named on the command line (bench/sentences.hpp) and prints what
// took how long and what was found, as JSON; positions are byte offsets in UTF-8. bench/README.md describes it.
import {readFileSync, readdirSync, statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';

const require = createRequire(import.meta.url);

function stopwatch() {
  const wall = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(cpu);
    return {cpu: (used.user + used.system) / 1e6, wall: Number(process.hrtime.bigint() - wall) / 1e9};
  };
}

function bytesOf(path) {
  const status = statSync(path);
  if (!status.isDirectory()) return status.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

const loading = stopwatch();
const winkNLP = require('wink-nlp');
const model = require('wink-eng-lite-web-model');
const nlp = winkNLP(model, ['sbd', 'pos', 'ner']);  // sentences, tags, entities, and nothing else
const load = loading();
const its = nlp.its;

const texts = JSON.parse(readFileSync(process.argv[2], 'utf8')).documents.map(document => document.text);

// What a caller of the library would ask for.
function analyse(text) {
  const document = nlp.readDoc(text);
  return {
    words: document.tokens().out(its.value),
    tags: document.tokens().out(its.pos),
    sentences: document.sentences().out(its.span),
    entities: document.entities().out(its.detail),
  };
}

function pass() {
  const time = stopwatch();
  const found = texts.map(analyse);
  return {found, ...time()};
}

// The words with their places, in the sentences; what is only white space is no word.
function place(text, {words, tags, sentences}) {
  const spans = [];
  let at = 0;
  let bytes = 0;
  for (const word of words) {
    const begin = text.indexOf(word, at);
    if (begin < 0) {
      spans.push(null);
      continue;
    }
    const first = bytes + Buffer.byteLength(text.slice(at, begin));
    bytes = first + Buffer.byteLength(word);
    at = begin + word.length;
    spans.push([first, bytes]);
  }
  const placed = [];
  for (const [first, last] of sentences) {
    const inside = [];
    for (let i = first; i <= last; ++i)
      if (spans[i] && words[i].trim() !== '') inside.push([...spans[i], tags[i]]);
    if (inside.length > 0) placed.push({begin: inside[0][0], end: inside.at(-1)[1], words: inside});
  }
  return {sentences: placed};
}

const first = pass();  // in which much of the program is still being compiled
const times = [pass(), pass(), pass()].sort((a, b) => a.cpu - b.cpu);
const peak = /^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'));
const folder = dirname(require.resolve('wink-eng-lite-web-model'));
console.log(JSON.stringify({
  program: 'wink-nlp',
  version: require('wink-nlp/package.json').version,
  model_version: require('wink-eng-lite-web-model/package.json').version,
  runtime: `Node ${process.versions.node}`,
  load_milliseconds: 1000 * load.cpu,
  data_mib: bytesOf(folder) / (1 << 20),
  first_cpu_seconds: first.cpu,
  cpu_seconds: times[1].cpu,
  wall_seconds: times[1].wall,
  entities: first.found.reduce((sum, document) => sum + document.entities.length, 0),
  peak_memory_mib: Number(peak[1]) / 1024,
  documents: first.found.map((found, i) => place(texts[i], found)),
}));
