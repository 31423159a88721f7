// The registrar's page: the code, the person, what was checked, what became of it. What is typed stays when the registrar
// has to sign in again.
import {follow, stopFollowing} from './follow.js';
import {asked, choiceOf} from './people.js';
import {reasonOf, wordOf} from './reasons.js';
import {call, comeBack, isSignedIn, signIn, whoIs} from './sign-in.js';
import {recall} from '/device.js';
import {base64url} from '/oidc.js';
import {words} from '/words.js';

const LONG = 60_000;
const part = id => document.getElementById(id);
const VIEWS = {'sign-in': 'sign-in', code: 'code-form', person: 'person-form', proof: 'proof-form', outcome: 'next'};

const STEPS = {'sign-in': 'sign-in.do', code: 'code.label', person: 'person.label', proof: 'proof.do'};

// Everything that is kept when the registrar has to sign in again.
let form = {view: 'code'};
let told = {};

const nameTheTab = step => { document.title = [step, words('tab'), 'Firstkey'].join(' – '); };

// The field that is to be filled, and whether what was typed there is what is wrong.
const focus = (view, isWrong) => {
  const field = part(VIEWS[view]).querySelector('input:not([type=radio])');
  field?.setAttribute('aria-invalid', isWrong);
  field?.setAttribute('aria-describedby', (isWrong ? 'wrong ' : '') + view + '-hint');
  (field ?? part('title')).focus();
};

const show = (view, wrong = '', {typed = false} = {}) => {
  form.view = view;
  document.body.dataset.view = view;
  document.body.classList.remove('waits');
  Object.entries(VIEWS).forEach(([name, id]) => { part(id).hidden = name !== view; });
  part('title').textContent = words('title');
  part('said').textContent = words(view + '.said') ?? '';
  part('wrong').textContent = wrong;
  part('who').textContent = whoIs();
  nameTheTab(words(STEPS[view]) ?? words('title'));
  focus(view, typed);
};

// A code lives for minutes, and looking at somebody takes some: only the code is typed again.
const refusedIn = async (view, answer, where) => {
  const reason = await reasonOf(answer, where);
  if (await wordOf(answer) !== 'wrong-transaction') return show(view, reason);
  form.left = view;
  show('code', reason + ' ' + words('code.kept'), {typed: true});
  part('code-typed').select();
};

// What policy asks, of the one who is picked.
const showAsked = () => {
  const {text, inVain} = asked(form.joiners?.find(joiner => joiner.workerId === form.worker));
  part('asks').hidden = !text;
  part('asks').textContent = text;
  part('asks').classList.toggle('vain', inVain);
};

const showPeople = () => {
  part('joiners').replaceChildren(...form.joiners.map(choiceOf));
  ['worker', 'method', 'checked'].forEach(name =>
    part('proof-form').querySelectorAll('[name=' + name + ']').forEach(pick => { pick.checked = pick.value === form[name]; }));
  showAsked();
};

const restore = () => {
  part('code-typed').value = form.code ?? '';
  part('person-typed').value = form.person ?? '';
  if (form.joiners) showPeople();
};

const findDevice = async () => {
  form.code = part('code-typed').value;
  const answer = await call(form, '/staff/transactions?checkCode=' + encodeURIComponent(form.code));
  if (!answer.ok) return show('code', await reasonOf(answer));
  const [found] = await answer.json();
  if (!found) return show('code', words('refused.wrong-transaction'), {typed: true});
  const {left, transaction} = form;
  if (left && transaction === found.transactionId) return goBack(left);
  if (left) forgetPerson();
  form.transaction = found.transactionId;
  show('person', left ? words('code.other') : '');
};

const goBack = view => {
  delete form.left;
  show(view);
};

const lookUp = async () => {
  form.person = part('person-typed').value;
  const answer = await call(form, '/staff/transactions/' + form.transaction + '/joiners',
    {checkCode: form.code, search: form.person});
  if (!answer.ok) return refusedIn('person', answer);
  const found = await answer.json();
  if (found.more) return show('person', words('person.more'), {typed: true});
  if (!found.joiners.length) return show('person', words('person.nobody'), {typed: true});
  Object.assign(form, {joiners: found.joiners, worker: undefined, method: undefined, checked: undefined});
  showPeople();
  show('proof');
};

// The key of this browser, where it holds one: nobody is confirmed at the registrar's own device.
const ownKey = async () => {
  const key = await recall('key').catch(() => undefined);
  if (!key) return {};
  const {crv, kty, x, y} = await crypto.subtle.exportKey('jwk', key.publicKey);
  const text = new TextEncoder().encode(JSON.stringify({crv, kty, x, y}));
  return {deviceKey: base64url(await crypto.subtle.digest('SHA-256', text))};
};

const confirm = async () => {
  const [evidence, document_] = form.checked.split(':');
  const answer = await call(form, '/staff/transactions/' + form.transaction + '/proofing', {
    workerId: form.worker, checkCode: form.code, method: form.method, evidence,
    ...(document_ ? {document: document_} : {}), ...await ownKey()});
  if (!answer.ok) return refusedIn('proof', answer, 'confirming');
  show('outcome');
  await seeWhatBecomes();
};

// What is said of a state that lasts for as long.
const textOf = (state, lasts) =>
  state === 'waiting-for-pass' && lasts > LONG ? words('waiting-for-pass.long') : words(state + '.text');

const tell = ({state, reason}) => {
  if (told.state !== state) told = {state, since: performance.now()};
  part('title').textContent = words(state + '.title');
  nameTheTab(words(state + '.title'));
  const said = textOf(state, performance.now() - told.since)
    ?? words('afterwards.' + reason) ?? words('refused.' + reason) ?? words('afterwards.unsaid');
  if (part('said').textContent !== said) part('said').textContent = said;
  part('wrong').textContent = '';
  document.body.dataset.state = state;
  document.body.classList.toggle('waits', state === 'waiting-for-pass');
};

const seeWhatBecomes = () => follow(form, {
  tell,
  refuse: async answer => show('outcome', await reasonOf(answer)),
  lose: () => { part('wrong').textContent = words('lost'); },
});

const forgetPerson = (kept = {code: form.code}) => {
  form = {view: 'code', ...kept};
  part('proof-form').reset();
  restore();
};

const startAgain = () => {
  stopFollowing();
  told = {};
  delete document.body.dataset.state;
  forgetPerson({});
  show('code');
};

// One press, one call; a network that is away is said, and the form stays.
const steps = {'code-form': findDevice, 'person-form': lookUp, 'proof-form': confirm};
const press = async (id, step) => {
  const buttons = part(id).querySelectorAll('button');
  buttons.forEach(button => { button.disabled = true; });
  try {
    await step();
  } catch {
    show(form.view, words('away'));
  } finally {
    buttons.forEach(button => { button.disabled = false; });
  }
};

Object.entries(steps).forEach(([id, step]) => part(id).addEventListener('submit', event => {
  event.preventDefault();
  press(id, step);
}));
part('proof-form').addEventListener('change', ({target}) => {
  form[target.name] = target.value;
  showAsked();
});
document.querySelectorAll('[data-again]').forEach(button => button.addEventListener('click', startAgain));
part('sign-in-do').addEventListener('click', () =>
  signIn(form).catch(() => show('sign-in', words('directory.away'))));

const begin = async () => {
  document.querySelectorAll('[data-words]').forEach(place => { place.textContent = words(place.dataset.words); });
  try {
    form = await comeBack() ?? form;
  } catch {
    return show('sign-in', words('directory.refused'));
  }
  if (!isSignedIn()) return show('sign-in');
  restore();
  if (form.view === 'sign-in') form.view = 'code';
  show(form.view);
  if (form.view === 'outcome') await seeWhatBecomes();
};

await begin();
