// What stands on the page. Whatever comes from the log is set as text.
import {spoken} from './lanes.js';

export const $ = id => document.getElementById(id);

export const make = (name, text, more = {}) => Object.assign(document.createElement(name), {textContent: text ?? ''}, more);

const SECTIONS = ['sign-in', 'search', 'picture', 'received', 'entries', 'entry', 'paper'];

export const show = (view, title, ...sections) => {
  for (const id of SECTIONS) $(id).hidden = !sections.includes(id);
  document.body.dataset.view = view;
  $('title').textContent = title;
  document.title = `${title} – Firstkey`;
  $('wrong').textContent = '';
};

export const tell = text => { $('said').textContent = text; };
export const complain = text => { $('wrong').textContent = text; $('said').textContent = ''; };

export const facts = pairs => {
  const list = make('dl');
  fill(list, pairs);
  return list;
};

export const fill = (list, pairs) => {
  list.replaceChildren(...pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .flatMap(([name, value]) => {
      const told = make('dd');
      told.append(value instanceof Node ? value : String(value));
      return [make('dt', name), told];
    }));
};

export const link = (text, route) => make('a', text, {href: '#' + new URLSearchParams(route)});

const cell = content => {
  const made = make('td');
  made.append(content ?? '');
  return made;
};

export const row = (entry, choose) => {
  const made = make('tr');
  made.dataset.index = entry.index;
  made.append(
    cell(make('button', entry.index, {type: 'button', className: 'plain', onclick: event => choose(entry, event.currentTarget)})),
    cell(make('time', entry.time.replace('T', ' ').replace('Z', ''), {dateTime: entry.time})),
    cell(spoken(entry.type)),
    cell(entry.workerId ? link(entry.workerId, {worker: entry.workerId}) : ''),
    cell(entry.actor),
    cell(make('span', entry.outcome, {className: 'outcome ' + entry.outcome})),
    cell(entry.reason ?? ''),
    Object.assign(cell(''), {className: 'proved'}));
  return made;
};

const mark = index => {
  for (const each of $('rows').children) each.classList.toggle('chosen', each.dataset.index === String(index));
};

let opener;

// From the table the panel gets the focus, and the table gets it back; in the picture it stays where it is.
export const open = (entry, from) => {
  opener = from ?? opener;
  mark(entry.index);
  $('entry').hidden = false;
  $('entry-title').textContent = `${entry.index}: ${spoken(entry.type)}`;
  const about = (name, value) => [name, value ? link(value, {[name.toLowerCase()]: value}) : undefined];
  fill($('entry-facts'), [
    ['Happened', entry.time], ['Recorded', entry.recordedAt], ['Actor', entry.actor],
    ['Approved by', entry.approvers.join(', ')], ['Outcome', entry.outcome], ['Reason', entry.reason],
    about('Worker', entry.workerId), ['Episode', entry.episodeId], about('Pass', entry.passId),
    about('Authenticator', entry.authenticatorId), about('Transaction', entry.transactionId),
    about('Correlation', entry.correlationId), ['Kafka', `${entry.topic}, partition ${entry.partition}, offset ${entry.offset}`],
    ['SHA-256', entry.sha256]]);
  $('entry-data').textContent = JSON.stringify(entry.data, null, 2);
  if (from) $('entry-title').focus();
};

export const close = () => {
  const inside = $('entry').contains(document.activeElement);
  $('entry').hidden = true;
  mark(undefined);
  if (inside && opener?.isConnected) opener.focus();
  opener = undefined;
};
