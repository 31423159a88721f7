// Watches the log grow: each new checkpoint must be signed, and each tree the beginning of the next one. The picture is
// the tree itself: one mountain for each complete subtree, as high as it has levels.
import {bytes, checkpoint, grew, signedBy} from './proof.js';

const EVERY = 3000;
const box = document.getElementById('log');
const said = document.getElementById('head');
let seen;
let first;
let asked;

const number = new Intl.NumberFormat('en');

const draw = size => {
  const levels = [];
  for (let rest = size; rest > 0; rest -= 2 ** levels.at(-1)) levels.push(Math.floor(Math.log2(rest)));
  const widths = levels.map(level => 8 + 4 * level);
  const x = d3.scaleLinear([0, Math.max(d3.sum(widths), 60)], [1, 131]);
  const y = d3.scaleLinear([0, Math.max(levels[0] ?? 0, 4)], [27, 2]);
  const starts = d3.cumsum([0, ...widths]);
  const peak = (level, at) =>
    `M${x(starts[at])},33L${x(starts[at] + widths[at] / 2)},${y(level)}L${x(starts[at] + widths[at])},33Z`;
  d3.select('#tree').selectAll('path').data(levels).join('path').attr('d', peak);
};

const tell = (broken, text) => {
  box.classList.toggle('broken', broken);
  if (said.textContent !== text) said.textContent = text;
};

const consistency = async (call, from, to) => {
  if (from.size === to.size) return [];
  const answer = await call(`/log/proof/consistency?from=${from.size}&to=${to.size}`);
  if (!answer.ok) throw new Error('unproved');
  return (await answer.json()).path.map(bytes);
};

const check = async (call, found) => {
  const signed = await signedBy(await logKeys(), found);
  if (signed === false) return tell(true, 'The newest checkpoint is not signed by the key of this log.');
  const [from, to] = seen && seen.size > found.size ? [found, seen] : [seen ?? found, found];
  if (!await grew(from, to, await consistency(call, from, to))) {
    return tell(true, `The tree of ${number.format(to.size)} does not grow from the one of ${number.format(from.size)}.`);
  }
  seen = to;
  first ??= to.size;
  draw(seen.size);
  const since = seen.size === first ? '' : `, ${number.format(seen.size - first)} since you came`;
  return tell(false, `${number.format(seen.size)} leaves${since} · each tree grew from the one before, checked here · `
    + (signed ? 'signed' : 'this browser cannot check the signature'));
};

// The verifier keys of the log, as the service names them.
export const logKeys = async () => {
  asked ??= fetch('/console/log', {cache: 'no-store'}).then(answer => answer.json());
  try {
    return (await asked).keys;
  } catch (failure) {
    asked = undefined;
    throw failure;
  }
};

const look = async call => {
  try {
    const answer = await fetch('/log/checkpoint', {cache: 'no-store'});
    if (answer.ok) await check(call, checkpoint(await answer.text()));
    else tell(false, 'Nothing is published yet.');
  } catch {
    tell(false, 'The newest checkpoint could not be read or proved; this is tried again.');
  }
};

// From the sign-in on.
export const watch = async call => {
  await look(call);
  setTimeout(() => watch(call), EVERY);
};

// The size of the newest tree that was checked here.
export const size = () => seen?.size;
