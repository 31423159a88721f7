// The console: a search, the story of a worker as a picture, and the evidence about them. Where one is stands in the
// address's fragment, which reaches no server.
import {call as callAs, comeBack, isSignedIn, signIn, whoIs} from './sign-in.js';
import {prove, received, save} from './evidence.js';
import {size, watch} from './head.js';
import {draw} from './lanes.js';
import {follow} from './live.js';
import {$, close, complain, link, open, row, show, tell} from './view.js';

const FIELDS = ['worker', 'pass', 'authenticator', 'transaction', 'correlation', 'actor', 'approver', 'type', 'outcome',
  'reason', 'from', 'to'];
const MOST_ROWS = 500;
const TROUBLE = 'The log cannot be reached now. Nothing is wrong with what you asked; try again.';

const SIGNED = new Map([
  [true, 'Its checkpoint is signed by the key of this log. '],
  [false, 'Its checkpoint is NOT signed by the key of this log. '],
  [undefined, 'This browser cannot check the signature. ']]);

let route = new URLSearchParams();
let bundle;
let stop;

const here = () => location.hash.slice(1);
const call = path => callAs(here(), path);

const problem = async answer => {
  const said = await answer.json().catch(() => ({}));
  if (answer.status === 403) return 'Your account may not read the audit log. Ask for the role of an analyst.';
  return [said.title, said.detail].filter(Boolean).join(': ') || `The answer was ${answer.status}.`;
};

const ask = async path => {
  const answer = await call(path);
  if (answer.ok) return answer.json();
  complain(await problem(answer));
  return undefined;
};

const list = (entries, more) => {
  $('rows').append(...entries.map(entry => row(entry, open)));
  $('more').hidden = !more;
  $('more').onclick = more ?? null;
};

const unfollow = () => {
  stop?.();
  stop = undefined;
  $('live').setAttribute('aria-pressed', 'false');
};

const fresh = (...about) => {
  unfollow();
  close();
  $('rows').replaceChildren();
  $('more').hidden = true;
  show(...about);
};

const utc = local => local && new Date(local + (local.length === 16 ? ':00Z' : 'Z')).toISOString();

// The same tree for all pages of one search: what arrives meanwhile changes none of them.
const search = async (asked, after) => {
  const query = new URLSearchParams(asked);
  for (const name of ['from', 'to']) if (query.get(name)) query.set(name, utc(query.get(name)));
  if (after !== undefined) query.set('after', after);
  const page = await ask('/entries?' + query);
  if (!page) return;
  list(page.entries, page.next === null ? undefined : () => search(asked, page.next));
  const many = $('rows').children.length;
  tell(many ? `${many === 1 ? 'One entry' : many + ' entries'}${page.next === null ? '' : ', and there are more'}.` : 'No entry fits all of this.');
};

const start = async () => {
  const asked = FIELDS.filter(name => route.get(name));
  fresh('search', 'Who received which credential, under what approval', 'search', ...(asked.length ? ['entries'] : []));
  for (const name of FIELDS) if ($('search').elements[name]) $('search').elements[name].value = route.get(name) ?? '';
  tell(asked.length ? 'The log is searched.' : 'Search by anything that you know. Every look is recorded.');
  if (!asked.length) return;
  const query = Object.fromEntries(asked.map(name => [name, route.get(name)]));
  await search(size() ? {...query, size: size()} : query);
};

const given = () => Object.fromEntries(
  [...new FormData($('search'))].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

const heard = entry => {
  const made = row(entry, open);
  made.classList.add('fresh');
  $('rows').prepend(made);
  while ($('rows').children.length > MOST_ROWS) $('rows').lastChild.remove();
  tell(`Followed live, newest first: ${$('rows').children.length} so far.`);
};

const live = () => {
  if (stop) return unfollow();
  fresh('search', $('title').textContent, 'search', 'entries');
  $('live').setAttribute('aria-pressed', 'true');
  tell('Followed live, newest first: nothing new yet.');
  const {from, to, ...query} = given();
  stop = follow(call, query, heard, lost => {
    $('wrong').textContent = lost ? 'The feed is cut off; it is taken up again.' : '';
  });
  return undefined;
};

const worker = async id => {
  fresh('worker', id, 'picture', 'entries');
  tell('The log is read.');
  const told = await ask(`/workers/${encodeURIComponent(id)}/timeline`);
  if (!told) return;
  list(told.entries);
  $('picture').hidden = !told.entries.length;
  draw($('lanes'), told.entries, open);
  tell('');
  $('said').append(
    told.entries.length ? `${told.entries.length} events${told.complete ? '' : ', and there are more'}. ` : 'Nobody here knows this worker. ',
    link('Evidence for an auditor', {evidence: id}), ' · ', link('Search', {}));
};

const said = ({proved, signed, all, size: leaves}, complete) =>
  `${proved} of ${all} entries are proved here to be in the tree of ${leaves} leaves. `
  + SIGNED.get(signed)
  + (complete ? '' : 'There is more than these, or something is not published yet. ');

const evidence = async id => {
  fresh('evidence', `Evidence: ${id}`, 'received', 'entries', 'paper');
  tell('The evidence is gathered and proved.');
  bundle = await ask(`/workers/${encodeURIComponent(id)}/evidence`);
  if (!bundle) return;
  received(bundle);
  list(bundle.entries.map(each => each.entry));
  const outcome = await prove(bundle);
  tell(said(outcome, bundle.complete));
  $('said').append(link('Story', {worker: id}));
};

const welcome = () => {
  show('sign-in', 'Who received which credential, under what approval', 'sign-in');
  tell('The audit log of Firstkey, for analysts and auditors.');
};

const render = async () => {
  route = new URLSearchParams(here());
  if (!isSignedIn()) return welcome();
  $('who').textContent = whoIs();
  try {
    if (route.get('evidence')) await evidence(route.get('evidence'));
    else if (route.get('worker') && route.size === 1) await worker(route.get('worker'));
    else await start();
    if (document.activeElement === document.body) $('title').focus();
  } catch {
    complain(TROUBLE);
  }
  return undefined;
};

const press = (id, what) => $(id).addEventListener('click', what);

press('sign-in-do', () => signIn(here()).catch(() => complain('The directory cannot be reached now. Try again.')));
press('entry-close', close);
press('live', live);
press('save', () => save(bundle));
press('print', () => print());
$('search').addEventListener('submit', event => {
  event.preventDefault();
  const next = new URLSearchParams(given()).toString();
  if (next === here()) render();
  else location.hash = next;
});
addEventListener('hashchange', render);
addEventListener('keydown', event => { if (event.key === 'Escape') close(); });

const begin = async () => {
  const asked = location.hash;
  try {
    const form = await comeBack();
    if (form !== undefined) history.replaceState(null, '', '#' + form);
    else if (!asked.includes('state=')) history.replaceState(null, '', asked || location.pathname);
  } catch {
    complain('The directory did not sign you in. Try again.');
  }
  await render();
  if (isSignedIn()) watch(call);
};

begin();
