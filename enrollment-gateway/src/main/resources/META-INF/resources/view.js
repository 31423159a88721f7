// Shows one thing at a time: where the new hire is, what is waited for, what can be done.
import {words} from './words.js';

const SHORT = 120_000;
const STEPS = ['code', 'pass', 'passkey', 'ready'];
const part = id => document.getElementById(id);

const element = (name, content, traits = {}) => {
  const made = document.createElement(name);
  made.append(...content);
  Object.entries(traits).forEach(([trait, value]) => made.setAttribute(trait, value));
  return made;
};

const fill = (id, text) => {
  part(id).hidden = !text;
  if (part(id).textContent !== (text ?? '')) part(id).textContent = text ?? '';
};

const step = (name, place, at) => {
  const label = element('span', [words('step.' + name)]);
  if (place < at) return element('li', [label, element('span', [words('step.done')], {class: 'heard'})], {class: 'done'});
  return element('li', [label], place === at ? {'aria-current': 'step'} : {});
};

const showSteps = at => {
  part('steps').hidden = !at;
  part('steps').setAttribute('aria-label', words('steps'));
  part('steps').replaceChildren(...STEPS.map((name, place) => step(name, place, STEPS.indexOf(at))));
};

const showCode = code => {
  const grouped = code ? code.slice(0, 4) + '-' + code.slice(4) : '';
  part('code').hidden = !code;
  part('typed').textContent = grouped;
  part('spelled').textContent = [...grouped].join(' ');
};

const button = ({label, does, quiet, href}) => {
  const look = {class: quiet ? 'quiet' : 'main'};
  if (href) return element('a', [words(label)], {href, ...look});
  const made = element('button', [words(label)], {type: 'button', ...look});
  made.addEventListener('click', does);
  return made;
};

// Who has just pressed what is gone now reads on at the title.
const showActions = actions => {
  const held = part('actions').contains(document.activeElement);
  part('actions').replaceChildren(...actions.map(button));
  if (held) part('title').focus();
};

let shown;

// name: whose texts; step: which of the four, where it is one; values: for the texts
export const show = (name, {at, code, note = words(name + '.note'), waits, values, actions = []} = {}) => {
  const view = JSON.stringify([name, at, code, note, values, actions.map(action => action.label)]);
  if (view === shown) return;
  shown = view;
  document.title = words(name + '.title') + ' – Firstkey';
  document.body.dataset.view = name;
  document.body.classList.toggle('waits', !!waits);
  showSteps(at);
  fill('title', words(name + '.title'));
  fill('text', words(name + '.text', values));
  fill('note', note);
  fill('left');
  part('soon').textContent = '';
  showCode(code);
  showActions(actions);
};

// Who listens hears it once, when it becomes short.
export const showLeft = milliseconds => {
  fill('left', words('left', {minutes: Math.max(1, Math.round(milliseconds / 60_000))}));
  const soon = milliseconds <= SHORT ? words('left.soon') : '';
  if (part('soon').textContent !== soon) part('soon').textContent = soon;
};

// What is wrong with the way to the gateway; nothing where nothing is.
export const showNetwork = name => {
  part('network').textContent = name ? words(name) : '';
};

// While a call is made again: why it has to wait, and for what.
export const meanwhile = (view, at) => why => {
  showNetwork(why === 'network' ? 'network' : undefined);
  if (why === 429) show('limited', {waits: true});
  if (why >= 500) show(view, {at, waits: true});
};
