// The way of a new hire through the door: what they see follows what the gateway says of their transaction.
// Why it is as it is: docs/decisions/0017-the-page.md.
import {
  alone, forgetEverything, forget, isElsewhere, keep, missing, onlyHere, onOtherTab, recall, tellOtherTabs,
} from './device.js';
import {call, isNetwork, now, patiently, pause} from './gateway.js';
import {makePasskey} from './passkey.js';
import {meanwhile, show, showLeft, showNetwork} from './view.js';

const SOON = 1500;
const LATER = 4000;
const LONG = 60_000;

let transaction;
let remark;
let late = false;
let waited = {};
let busy = false;
let finished = false;
let timer;
let turn = 0;

// --- what can be pressed -----------------------------------------------------------------------

// One thing at a time; whatever it comes to, the page goes on.
const doing = work => async () => {
  if (busy) return;
  busy = true;
  try {
    await work();
  } catch (problem) {
    remark = 'failed';
    showNetwork(isNetwork(problem) ? 'network' : undefined);
    show('failed', {actions: [{label: 'again.do', does: doing(work)}]});
  } finally {
    busy = false;
  }
  await look();
};

const begin = doing(async () => {
  show('opening', {waits: true});
  await alone(async () => {
    transaction = await recall('transaction');
  });
  if (transaction) return;
  const answer = await patiently('POST', '/transactions', undefined, meanwhile('opening'));
  if (!answer.ok) throw new Error('not opened');
  const opened = (await answer.json()).transactionId;
  await alone(async () => {
    transaction = await recall('transaction') ?? opened;
    await keep('transaction', transaction);
  });
  tellOtherTabs();
});

const create = doing(async () => {
  remark = undefined;
  await onlyHere(async () => {
    ({remark, late} = await makePasskey(transaction));
  });
  tellOtherTabs();
});

const askToStop = doing(() => new Promise(decided => {
  show('stopping', {actions: [
    {label: 'stopping.do', does: () => decided(true)},
    {label: 'stopping.back', does: () => decided(false), quiet: true}]});
}).then(sure => sure && onlyHere(stop)));

const stop = async () => {
  show('opening', {waits: true});
  const answer = await call('DELETE', '/transactions/' + transaction);
  if (!answer.ok && answer.status !== 404) throw new Error('not stopped');
  await leave();
  over('stopped');
};

const finish = doing(async () => {
  await forgetEverything();
  transaction = undefined;
  tellOtherTabs();
  over('begin');
});

const start = {actions: [{label: 'begin.do', does: begin}]};
const stopping = {label: 'stop.do', does: askToStop, quiet: true};

// --- what the gateway says ---------------------------------------------------------------------

// This visit is over for this browser, unless another tab has begun another one.
const leave = () => alone(async () => {
  if (await recall('transaction') === transaction) {
    await forget('transaction');
    await forget('keeper');
    await forget('account');
  }
  transaction = undefined;
});

const over = name => {
  const next = finished ? 'begin' : late && name === 'over' ? 'late' : name;
  finished = false;
  late = false;
  remark = undefined;
  show(next, next === 'begin' ? start : {actions: [{label: 'over.do', does: begin}]});
};

const ended = async name => {
  const before = transaction;
  await leave();
  transaction = await recall('transaction');
  if (transaction && transaction !== before) {
    late = false;
    return look();
  }
  over(name);
};

// Whoever the registrar picked by mistake is found out here: the name stands before the button, and cannot turn the text around it.
const passReady = async ({expiresAt, person}) => {
  const elsewhere = await isElsewhere();
  if (busy) return;
  if (elsewhere) return show('elsewhere', {at: 'passkey', waits: true});
  show(remark ?? (person ? 'passkey.named' : 'passkey'), {at: 'passkey', values: {name: isolated(person)}, actions: [{label: 'passkey.do', does: create}, stopping]});
  showLeft(Date.parse(expiresAt) - now());
};

const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const isolated = name => name && '\u2068' + name.replace(TURNING, '') + '\u2069';

// A first sign-in (try.js), and from there the only way to a second authenticator: this visit gives no other.
const ready = async ({signIn}) => {
  finished = true;
  const name = await recall('keeper');
  const way = signIn ? [{label: 'signin.do', href: signIn}] : [];
  show(name ? 'ready.named' : 'ready', {at: 'ready', values: {name},
    actions: [...way, {label: 'ready.do', does: finish, quiet: !!signIn}]});
};

// A wait that lasts says so, and what may be done meanwhile.
const LASTING = {pass: 'pass.long', enrolled: 'enrolled.long'};
const wait = (view, more) => {
  const lasts = performance.now() - waited.since > LONG;
  show(lasts ? LASTING[view] : view, {...more, waits: true});
};

const tell = said => {
  if (said.state !== waited.state) waited = {state: said.state, since: performance.now()};
  switch (said.state) {
    case 'waiting-for-proofing':
      return show(said.checkCode ? 'code' : 'renewal',
        {at: 'code', code: said.checkCode, waits: true, actions: [stopping]});
    case 'waiting-for-pass':
      return wait('pass', {at: 'pass', actions: [stopping]});
    case 'pass-ready':
      return passReady(said);
    case 'enrolled':
      return wait('enrolled', {at: 'ready'});
    case 'ready':
      return ready(said);
    case 'refused':
      return ended('refused');
    default:
      return ended('over');
  }
};

const look = async () => {
  clearTimeout(timer);
  if (!transaction || busy) return;
  const mine = ++turn;
  let next = SOON;
  try {
    const answer = await call('GET', '/transactions/' + transaction);
    if (mine !== turn || busy) return;
    showNetwork(answer.ok || answer.status === 404 ? undefined : 'away');
    if (answer.ok) await tell(await answer.json());
    else if (answer.status === 404) await ended('over');
    else next = pause(answer) ?? LATER;
  } catch (problem) {
    showNetwork(isNetwork(problem) ? 'network' : 'away');
    next = LATER;
  }
  if (mine === turn && !finished) timer = setTimeout(look, next);
};

// Awake, visible, reachable or told by another tab: look at once.
const resume = async () => {
  if (busy) return;
  const kept = await recall('transaction');
  if (finished && !kept) {
    transaction = undefined;
    over('begin');
  }
  transaction ??= kept;
  await look();
};
document.addEventListener('visibilitychange', () => document.hidden || resume());
addEventListener('pageshow', event => event.persisted && resume());
addEventListener('online', resume);
addEventListener('offline', () => showNetwork('network'));
onOtherTab(resume);

const lack = await missing();
if (lack) show(lack, {values: {address: location.host}});
else {
  transaction = await recall('transaction');
  if (transaction) await look();
  else show('begin', start);
}
