// pages_readability.mjs - Mozilla's Readability (with linkedom) on the pages of bench/pages, by the same measure and
// on one core. Run by bench/pages_peers.sh, which installs the two packages outside the project.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createRequire } from 'node:module';

const [folder, modules, rounds = '1'] = process.argv.slice(2);
const require = createRequire(`${modules}/x.js`);
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');

const tokens = (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

function shingles(text) {
  const words = tokens(text), counts = new Map();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const key = words.slice(i, i + 4).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function compare(truth, found) {
  const a = shingles(truth), b = shingles(found);
  let both = 0, inA = 0, inB = 0;
  for (const [key, n] of a) { both += Math.min(n, b.get(key) ?? 0); inA += n; }
  for (const n of b.values()) inB += n;
  return [both / inB, both / inA];
}

const truth = JSON.parse(readFileSync(`${folder}/ground-truth.json`));
let bytes = 0, seconds = 0, precision = 0, recall = 0, pages = 0;
for (const [id, entry] of Object.entries(truth)) {
  const html = gunzipSync(readFileSync(`${folder}/html/${id}.html.gz`)).toString('utf8');
  let text = '';
  for (let i = 0; i <= Number(rounds); i++) {
    const start = process.cpuUsage();
    try {
      const { document } = parseHTML(html);
      text = new Readability(document).parse()?.textContent ?? '';
    } catch (fault) {
      console.error(`${id}: ${fault.message}`);
    }
    const used = process.cpuUsage(start);
    if (i > 0) { seconds += (used.user + used.system) / 1e6; bytes += Buffer.byteLength(html); }
  }
  const [p, r] = compare(entry.articleBody, text);
  precision += p; recall += r; pages++;
}
precision /= pages; recall /= pages;
console.log(`Readability: pages ${pages} precision ${precision.toFixed(4)} recall ${recall.toFixed(4)} F1 ${(2 * precision * recall / (precision + recall)).toFixed(4)}`);
console.log(`Readability: speed ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`);
