// The registrar's page: the code, the person, what was checked, what became of it. What is typed stays when the registrar
// has to sign in again.
import {call, comeBack, isSignedIn, signIn, whoIs} from './sign-in.js';
import {recall} from '/device.js';

const part = id => document.getElementById(id);
const VIEWS = {'sign-in': 'sign-in', code: 'code-form', person: 'person-form', proof: 'proof-form', outcome: 'next'};
const LATER = 1500;
const LONGEST = 30_000;
const LOST = 'The connection is lost. This page goes on by itself as soon as it is back.';

const SAID = {
  'sign-in': 'Sign in with your own account. What you confirm is recorded under it.',
  code: 'Type the code that the new hire’s page shows.',
  person: 'The device is found. Who stands before you?',
  proof: 'Confirm only what you see yourself, now.',
};
const METHODS = {attended: 'a registrar in person', 'device-key': 'a managed device', 'verified-claims': 'an identity provider'};
const DEVICES = {managed: 'company device', byod: 'own device', kiosk: 'shared station', remote: 'remote', offline: 'offline station'};
const REFUSED = {
  'wrong-transaction': 'No device waits under this code now. Look at the new hire’s screen: the code may have changed.',
  expired: 'This visit is over. The new hire begins again on their page.',
  'policy-forbids': 'Policy does not allow this: nobody is confirmed by video alone, and nobody confirms themselves.',
  'policy-forbids.then': 'Policy does not take one word here. The new hire begins again, you confirm once more, and a colleague confirms too.',
  'wrong-key': 'This is your own device. The new hire has to begin on theirs.',
  'worker-left': 'This person is not employed any more.',
  'hire-withdrawn': 'This hire was withdrawn.',
  'no-open-case': 'Nobody is expected under this number.',
  'before-window': 'It is too early: the enrollment has not begun.',
  'after-window': 'It is too late: the time for the enrollment is over.',
  'already-used': 'This person is enrolled already.',
  'account-not-ready': 'The account is not ready yet. Try again in a minute.',
  'approval-missing': 'An approval is missing.',
  'rate-limited': 'You have done this very often within a short time. Nothing more is taken from you for a while.',
  undecided: 'This person’s record is being looked at. Ask the operators.',
  'evidence-unavailable': 'Nothing can be issued at this moment. Try again later.',
};
const CONFIRM_REFUSED = {
  'already-used': 'A colleague has confirmed this person at this device already. Nothing more is needed of you.',
};
const OUTCOME = {
  'waiting-for-witness': ['A second registrar is needed', 'Your word is recorded. A colleague types the code, on their own device and with their own account, and confirms the same.'],
  'waiting-for-pass': ['Confirmed', 'Policy decides now. This takes a few seconds.'],
  'pass-ready': ['Confirmed', 'The new hire can create the passkey now.'],
  enrolled: ['The passkey is created', 'The directory is being told.'],
  ready: ['Done', 'The new hire can sign in with the new passkey.'],
  'someone-else': ['Confirmed as somebody else', 'Colleagues have confirmed another person at this device. If that surprises you, tell the operators.'],
  refused: ['Policy said no', ''],
  ended: ['This visit is over', 'Nothing was given. The new hire can begin again.'],
};

// Everything that is kept when the registrar has to sign in again.
let form = {view: 'code'};
let following = 0;

const show = (view, wrong = '') => {
  form.view = view;
  document.body.dataset.view = view;
  document.body.classList.remove('waits');
  Object.entries(VIEWS).forEach(([name, id]) => { part(id).hidden = name !== view; });
  part('title').textContent = 'Confirm a new hire';
  part('said').textContent = SAID[view] ?? '';
  part('wrong').textContent = wrong;
  part('who').textContent = whoIs();
  (part(VIEWS[view]).querySelector('input:not([type=radio])') ?? part('title')).focus();
};

const reasonOf = async (answer, own = {}) => {
  const word = (await answer.json().catch(() => ({}))).type?.split(':').pop();
  if (answer.status === 403) return 'Your account may not confirm anybody.';
  return own[word] ?? REFUSED[word] ?? 'This did not work. Try again.';
};

const element = (name, content, traits = {}) => {
  const made = document.createElement(name);
  made.append(...content);
  Object.entries(traits).forEach(([trait, value]) => made.setAttribute(trait, value));
  return made;
};

const joinerChoice = joiner => {
  const about = [joiner.workerId, 'begins ' + joiner.startDate, DEVICES[joiner.deviceContext]].filter(Boolean).join(' · ');
  const pick = element('input', [], {type: 'radio', name: 'worker', value: joiner.workerId, required: ''});
  return element('label', [pick, element('span', [joiner.displayName ?? 'Name not known', element('small', [about])])],
    {class: 'choice'});
};

// What policy asks, of the one who is picked.
const showAsked = () => {
  const picked = form.joiners?.find(joiner => joiner.workerId === form.worker);
  const ways = picked?.proofing.map(way => METHODS[way]).filter(Boolean) ?? [];
  const asks = [
    ways.length ? 'Policy takes the word of ' + ways.join(' or ') + '.' : '',
    picked?.witness ? 'A second registrar has to confirm the same.' : ''].filter(Boolean).join(' ');
  part('asks').hidden = !asks;
  part('asks').textContent = asks;
};

const showPeople = () => {
  part('joiners').replaceChildren(...form.joiners.map(joinerChoice));
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
  if (!found) return show('code', REFUSED['wrong-transaction']);
  form.transaction = found.transactionId;
  show('person');
};

const lookUp = async () => {
  form.person = part('person-typed').value;
  const answer = await call(form, '/staff/transactions/' + form.transaction + '/joiners',
    {checkCode: form.code, search: form.person});
  if (!answer.ok) return show('person', await reasonOf(answer));
  const found = await answer.json();
  if (found.more) return show('person', 'Too many people fit. Type more of the name.');
  if (!found.joiners.length) return show('person', 'Nobody who is expected fits.');
  Object.assign(form, {joiners: found.joiners, worker: undefined, method: undefined, checked: undefined});
  showPeople();
  show('proof');
};

// The key of this browser, where it holds one: nobody is confirmed at the registrar's own device.
const ownKey = async () => {
  const key = await recall('key').catch(() => undefined);
  if (!key) return {};
  const {crv, kty, x, y} = await crypto.subtle.exportKey('jwk', key.publicKey);
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify({crv, kty, x, y})));
  return {deviceKey: btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')};
};

const confirm = async () => {
  const [evidence, document_] = form.checked.split(':');
  const answer = await call(form, '/staff/transactions/' + form.transaction + '/proofing', {
    workerId: form.worker, checkCode: form.code, method: form.method, evidence,
    ...(document_ ? {document: document_} : {}), ...await ownKey()});
  if (!answer.ok) return show('proof', await reasonOf(answer, CONFIRM_REFUSED));
  show('outcome');
  await follow(++following);
};

const showOutcome = ({state, reason}) => {
  const [title, text] = OUTCOME[state];
  part('title').textContent = title;
  part('said').textContent = text || REFUSED[reason + '.then'] || REFUSED[reason] || 'The operators can tell why.';
  document.body.dataset.state = state;
  document.body.classList.toggle('waits', state === 'waiting-for-pass');
};

// What the server says now; undefined where it cannot be reached, or is away for a while.
const ask = async () => {
  try {
    const answer = await call(form, '/staff/transactions/' + form.transaction);
    return answer.status === 429 || answer.status >= 500 ? undefined : answer;
  } catch {
    return undefined;
  }
};

const pause = milliseconds => new Promise(done => {
  const timer = setTimeout(done, milliseconds);
  addEventListener('online', () => {
    clearTimeout(timer);
    done();
  }, {once: true});
});

// Until it is decided. While the server cannot be reached the pauses become longer.
const follow = async turn => {
  let next = LATER;
  while (turn === following) {
    const answer = await ask();
    if (turn !== following) return;
    if (answer && !answer.ok) return show('outcome', await reasonOf(answer));
    const outcome = await answer?.json().catch(() => undefined);
    if (turn !== following) return;
    part('wrong').textContent = outcome ? '' : LOST;
    if (outcome) showOutcome(outcome);
    if (['ready', 'refused', 'ended', 'someone-else'].includes(outcome?.state)) return;
    next = outcome ? LATER : Math.min(next * 2, LONGEST);
    await pause(next);
  }
};

const startAgain = () => {
  following += 1;
  form = {view: 'code'};
  delete document.body.dataset.state;
  part('proof-form').reset();
  restore();
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
    show(form.view, 'The server cannot be reached. Try again.');
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
part('sign-in-do').addEventListener('click', () => signIn(form).catch(() =>
  show('sign-in', 'The directory cannot be reached. Try again, or ask the operators.')));

const begin = async () => {
  try {
    form = await comeBack() ?? form;
  } catch {
    return show('sign-in', 'The directory did not sign you in.');
  }
  if (!isSignedIn()) return show('sign-in');
  restore();
  if (form.view === 'sign-in') form.view = 'code';
  show(form.view);
  if (form.view === 'outcome') await follow(++following);
};

await begin();
