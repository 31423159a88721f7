// Has the device make the passkey and the gateway register it.
import {failure, keeper, make, registration, unmake} from './ceremony.js';
import {keep, tellOtherTabs} from './device.js';
import {call, patiently} from './gateway.js';
import {meanwhile, show, showNetwork} from './view.js';

// By the gateway, not by something in between. Anything else may come too late for a passkey that is registered already.
const isProblem = (answer, status) =>
  answer.status === status && (answer.headers.get('Content-Type') ?? '').startsWith('application/problem+json');

// Nothing is to be had here any more, and the gateway says that the visit is over too: the passkey came too late.
const isOver = async (answer, visit) => {
  if (!isProblem(answer, 404)) return false;
  const looked = await call('GET', visit).catch(() => undefined);
  const {state} = looked?.ok ? await looked.json().catch(() => ({})) : {};
  return state === 'ended' || state === 'refused';
};

// Which texts belong to a refusal; a 404 is told by the look that follows.
const remarkOf = answer => {
  if (answer.status === 404) return undefined;
  return answer.status === 422 ? 'rejected' : 'failed';
};

const register = async (credential, {rp, user}, visit) => {
  show('register', {at: 'passkey', waits: true});
  const answer = await patiently('POST', visit + '/registration', registration(credential), meanwhile('blind', 'passkey'));
  showNetwork();
  if (answer.ok) {
    await keep('keeper', await keeper(credential));
    await keep('account', user.id);
    return {};
  }
  const late = await isOver(answer, visit);
  if (late || isProblem(answer, 422)) unmake(credential, rp.id);
  return {remark: remarkOf(answer), late};
};

// What is to be said of it; late: it was made for nothing, the visit was over. What is kept of it: who keeps the passkey,
// and whose it is, the account's id as the gateway gave it.
export const makePasskey = async transaction => {
  const visit = '/transactions/' + transaction;
  show('device', {at: 'passkey', waits: true});
  tellOtherTabs();
  const offered = await patiently('POST', visit + '/registration/options', undefined, meanwhile('device', 'passkey'));
  showNetwork();
  if (!offered.ok) return {remark: remarkOf(offered)};
  const options = await offered.json();
  let credential;
  try {
    credential = await make(options);
  } catch (problem) {
    return {remark: failure(problem)};
  }
  return register(credential, options, visit);
};
