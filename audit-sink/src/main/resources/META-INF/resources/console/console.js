// The console: a search, the story of a worker as a picture, and the evidence about them. Where one is stands in the
// address's fragment, which reaches no server.
import {prove, received, save} from './evidence.js';
import {look, size, watch} from './head.js';
import {draw} from './lanes.js';
import {follow} from './live.js';
import {ask, askNow, comeBack, isSignedIn, signIn, Unreached, whoIs} from './sign-in.js';
import {$, close, complain, link, open, row, show, tell} from './view.js';

const FIELDS = ['worker', 'pass', 'authenticator', 'transaction', 'correlation', 'actor', 'approver', 'type', 'outcome',
  'reason', 'from', 'to'];
const TITLE = 'Who received which credential, under what approval';
const MOST_ROWS = 500;
const LOST = 'The log cannot be reached now. Nothing is wrong with what you asked; try again.';
const FAULT = 'This page cannot show what it got, or what was asked is no time. It is not proved, and not shown.';
const ROLE = 'Your role does not include this. Analysts search and read stories; auditors open the evidence about a worker.';
const SIGNED = new Map([
  [true, 'Its checkpoint is signed by the key of this log. '],
  [false, 'Its checkpoint is NOT signed by the key of this log. '],
  [undefined, 'This browser cannot check the signature. ']]);

let route = new URLSearchParams();
let turn = 0;
let bundle;
let stop;

const here = () => location.hash.slice(1);

const problem = async answer => {
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 403) return ROLE;
  return [said.title, said.detail].filter(Boolean).join(': ') || `The answer was ${answer.status}.`;
};

const over = isOver => { $('over').hidden = !isOver; };

// The text of the answer; undefined where it is told why there is none, or nobody waits for it any more.
const answered = async (path, mine) => {
  const answer = await askNow(here(), path);
  if (answer.ok) {
    const text = await answer.text();
    return mine === turn ? text : undefined;
  }
  const why = await problem(answer);
  if (mine === turn) complain(why);
  return undefined;
};

// What was not foreseen is no trouble of the network, and never looks like a proof.
const guarded = async work => {
  try {
    await work();
  } catch (failure) {
    complain(failure instanceof Unreached ? LOST : FAULT);
  }
};

const list = (entries, more) => {
  $('rows').append(...entries.map(entry => row(entry, open)));
  $('more').hidden = !more;
  $('more').onclick = more && (() => {
    $('more').hidden = true;
    guarded(more);
  });
};

const unfollow = () => {
  stop?.();
  stop = undefined;
  $('live').setAttribute('aria-pressed', 'false');
};

// Nothing of what stood here before is left; gives the turn of what comes now.
const fresh = (...about) => {
  unfollow();
  close();
  for (const id of ['rows', 'lanes', 'received', 'note']) $(id).replaceChildren();
  $('more').hidden = true;
  bundle = undefined;
  show(...about);
  turn += 1;
  return turn;
};

const utc = local => new Date(local + (local.length === 16 ? ':00Z' : 'Z')).toISOString();

const conditions = asked => Object.fromEntries(
  Object.entries(asked).map(([name, value]) => [name, name === 'from' || name === 'to' ? utc(value) : value]));

// The same tree for all pages of one search: what arrives meanwhile changes none of them.
const search = async (asked, mine, after) => {
  const query = new URLSearchParams({...asked, ...(after === undefined ? {} : {after})});
  const text = await answered('/entries?' + query, mine);
  if (text === undefined) return;
  const page = JSON.parse(text);
  list(page.entries, page.next === null ? undefined : () => search(asked, mine, page.next));
  const many = $('rows').children.length;
  const tree = asked.size ? ` in the tree of ${asked.size} leaves` : '';
  tell(many ? `${many === 1 ? 'One entry' : many + ' entries'}${tree}${page.next === null ? '' : ', and there are more'}.`
    : `No entry${tree} fits all of this.`);
};

const start = async () => {
  const asked = FIELDS.filter(name => route.get(name));
  const mine = fresh('search', TITLE, 'search', ...(asked.length ? ['entries'] : []));
  for (const name of FIELDS) $('search').elements[name].value = route.get(name) ?? '';
  tell(asked.length ? 'The log is searched.' : 'Search by anything that you know. Every look is recorded.');
  if (!asked.length) return;
  const query = conditions(Object.fromEntries(asked.map(name => [name, route.get(name)])));
  await search(size() ? {...query, size: size()} : query, mine);
};

const given = () => Object.fromEntries(
  [...new FormData($('search'))].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

const heard = entry => {
  const made = row(entry, open);
  made.classList.add('fresh');
  $('rows').prepend(made);
  while ($('rows').children.length > MOST_ROWS) $('rows').lastChild.remove();
};

const refused = async answer => {
  unfollow();
  if (answer.status === 401) over(true);
  else complain(await problem(answer));
};

const live = () => guarded(() => {
  if (stop) return unfollow();
  const asked = conditions(given());
  const mine = fresh('search', TITLE, 'search', 'entries');
  $('live').setAttribute('aria-pressed', 'true');
  tell('The feed is asked for.');
  const now = what => more => { if (mine === turn && stop) what(more); };
  stop = follow(ask, asked, {
    begun: now(() => {
      $('wrong').textContent = '';
      tell('Followed live, newest first.');
    }),
    entry: now(heard),
    lost: now(() => { $('wrong').textContent = 'The feed is cut off; it is taken up again.'; }),
    refused: now(refused)});
  return undefined;
});

const worker = async id => {
  const mine = fresh('worker', id);
  tell('The log is read.');
  const text = await answered(`/workers/${encodeURIComponent(id)}/timeline`, mine);
  if (text === undefined) return;
  const told = JSON.parse(text);
  show('worker', id, ...(told.entries.length ? ['picture', 'entries'] : []));
  list(told.entries);
  draw($('lanes'), told.entries, open);
  tell('');
  $('said').append(
    told.entries.length ? `${told.entries.length} events${told.complete ? '' : ', and there are more'}. `
      : 'There is no entry about this worker. ',
    link('Evidence for an auditor', {evidence: id}), ' · ', link('Search', {}));
};

const said = ({proved, signed, all, size: leaves, holds}, complete) =>
  `${proved} of ${all} entries are proved here to be in the tree of ${leaves} leaves, and to say what stands here. `
  + SIGNED.get(signed)
  + (holds ? '' : 'What is said of the credentials above is NOT what the proved entries say. ')
  + (complete ? '' : 'There is MORE than these, or something is not published yet. ');

const evidence = async id => {
  const mine = fresh('evidence', `Evidence: ${id}`);
  tell('The evidence is gathered and proved.');
  const text = await answered(`/workers/${encodeURIComponent(id)}/evidence`, mine);
  if (text === undefined) return;
  bundle = {id, text};
  const told = JSON.parse(text);
  show('evidence', `Evidence: ${id}`, 'received', 'entries', 'paper');
  received(told);
  list(told.entries.map(each => each.entry));
  const outcome = await prove(told, () => mine === turn);
  if (!outcome) return;
  tell(said(outcome, told.complete));
  $('said').append(link('Story', {worker: id}));
};

const welcome = () => {
  show('sign-in', TITLE, 'sign-in');
  tell('The audit log of Firstkey, for analysts and auditors.');
};

const render = async () => {
  route = new URLSearchParams(here());
  if (!isSignedIn()) return welcome();
  $('who').textContent = whoIs();
  await guarded(() => {
    if (route.get('evidence')) return evidence(route.get('evidence'));
    return route.get('worker') && route.size === 1 ? worker(route.get('worker')) : start();
  });
  if (document.activeElement === document.body) $('title').focus();
  return undefined;
};

const press = (id, what) => $(id).addEventListener('click', what);
const enter = () => signIn(here()).catch(() => complain('The directory cannot be reached now. Try again.'));

press('sign-in-do', enter);
press('again', enter);
press('entry-close', close);
press('live', live);
press('save', () => { if (bundle) save(bundle.id, bundle.text); });
press('print', () => print());
press('evidence', () => {
  const {worker: id} = given();
  if (id) location.hash = new URLSearchParams({evidence: id});
  else complain('Say whose evidence: fill in the worker.');
});
$('search').addEventListener('submit', event => {
  event.preventDefault();
  const next = new URLSearchParams(given()).toString();
  if (next === here()) render();
  else location.hash = next;
});
addEventListener('hashchange', render);
addEventListener('keydown', event => { if (event.key === 'Escape') close(); });

const cameBack = async asked => {
  const form = await comeBack();
  if (form !== undefined) history.replaceState(null, '', '#' + form);
  else if (!asked.includes('state=')) history.replaceState(null, '', asked || location.pathname);
};

// In the background nobody is sent away from what they read: it is said that the sign-in is over.
const quietly = async (path, signal) => {
  const answer = await ask(path, signal);
  over(answer.status === 401);
  return answer;
};

const begin = async () => {
  let refusal;
  try {
    await cameBack(location.hash);
  } catch {
    refusal = 'The directory did not sign you in. Try again.';
  }
  if (isSignedIn()) await look(quietly);
  await render();
  if (refusal) complain(refusal);
  if (isSignedIn()) watch(quietly);
};

begin();
