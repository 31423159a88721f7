// Watches the log grow: each new checkpoint must be signed, and each tree the beginning of the next one. What was wrong
// once stays on the page. The picture is the tree itself: one mountain for each complete subtree, as high as it has levels.
import {bytes, checkpoint, grew, signedBy} from './proof.js';

const EVERY = 3000;
const PATIENCE = 5;
const box = document.getElementById('log');
const said = document.getElementById('head');
const alarm = document.getElementById('alarm');
let seen;
let first;
let keys;
let failures = 0;

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

// With the checkpoints that show it, for whoever has to find out why.
const raise = (text, ...notes) => {
  if (!alarm.hidden) return;
  box.classList.add('broken');
  alarm.hidden = false;
  alarm.textContent = text + '\n\n' + notes.map(one => one.note).join('\n');
};

const fetched = async path => {
  const answer = await fetch(path, {cache: 'no-store'});
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
};

// The verifier keys of the log, as the service names them.
const logKeys = async (anew = false) => {
  if (!keys || anew) keys = (await (await fetched('/console/log')).json()).keys;
  return keys;
};

// Keys may be exchanged while a page is open: they are asked for once more before it is said.
export const signed = async found => {
  const right = await signedBy(await logKeys(), found);
  return right === false ? signedBy(await logKeys(true), found) : right;
};

const proof = async (ask, from, to) => {
  if (from.size === to.size) return [];
  const answer = await ask(`/log/proof/consistency?from=${from.size}&to=${to.size}`);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error('unproved');
  return (await answer.json()).path.map(bytes);
};

const told = right => {
  const since = seen.size === first ? '' : `, ${number.format(seen.size - first)} since you came`;
  said.textContent = `${number.format(seen.size)} leaves${since} · each tree grew from the one before, checked here · `
    + (right ? 'signed' : 'this browser cannot check the signature');
};

const check = async (ask, found) => {
  const right = await signed(found);
  if (right === false) return raise('The newest checkpoint is not signed by the key of this log:', found);
  if (seen && found.size < seen.size) return raise('The log was larger before than it says now:', seen, found);
  const path = await proof(ask, seen ?? found, found);
  if (!path || !await grew(seen ?? found, found, path)) {
    return raise('The tree does not grow from the one before, or this is not proved:', seen, found);
  }
  seen = found;
  first ??= found.size;
  draw(found.size);
  return told(right);
};

const patient = () => {
  failures += 1;
  if (failures === PATIENCE) raise('The newest checkpoint could not be read or proved for some time.');
  else if (alarm.hidden) said.textContent = 'The newest checkpoint could not be read or proved; this is tried again.';
};

// Looks once.
export const look = async ask => {
  try {
    await check(ask, checkpoint(await (await fetched('/log/checkpoint')).text()));
    failures = 0;
  } catch (failure) {
    if (failure.message === '404') said.textContent = 'Nothing is published yet.';
    else patient();
  }
};

// Looks again and again while somebody sees the page.
export const watch = async ask => {
  if (!document.hidden) await look(ask);
  setTimeout(() => watch(ask), EVERY);
};

// The size of the newest tree that was checked here.
export const size = () => seen?.size;
