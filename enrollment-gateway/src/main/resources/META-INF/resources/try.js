// A first sign-in with the new passkey, and from there the way to a second one: docs/decisions/0017-the-page.md. What
// is said here rests on a verified ID token and on nothing else, and no token outlives the moment in which it is read.
import {recall} from './device.js';
import {isFresh, verified} from './id-token.js';
import {base64url, relyingParty} from './oidc.js';
import {show, showNetwork} from './view.js';

const {leave, comeBack} = relyingParty('/sign-in/settings', '/sign-in/');
const back = {label: 'try.back', href: '/', quiet: true};

const going = (own, demand) => async () => {
  showNetwork();
  show('leaving', {at: 'ready', waits: true});
  try {
    await leave(own, demand);
  } catch {
    show('try', begin);
    showNetwork('directory');
  }
};

// Not by a session that is there already: the passkey is to be tried.
const tried = going('try', {prompt: 'login', max_age: '0'});
const begin = {at: 'ready', actions: [{label: 'try.do', does: tried}, back]};
const again = {at: 'ready', actions: [{label: 'again.do', does: tried}, back]};

const isTheirs = async claims => {
  const account = await recall('account').catch(() => undefined);
  return !account || account === base64url(new TextEncoder().encode(claims.sub));
};

const outcome = async ({own, left, nonce, answer, at, tokens}) => {
  const {keys} = await fetch(at.keys).then(found => found.json());
  const claims = await verified(tokens.id_token, {...at, nonce}, keys);
  if (own === 'try' && !isFresh(claims, left)) return 'untried';
  if (!await isTheirs(claims)) return 'other';
  return own === 'second' && answer.get('kc_action_status') === 'success' ? 'added' : 'worked';
};

const tell = (name, {action}) => {
  if (name === 'other' || name === 'untried') return show(name, again);
  const second = action && name === 'worked'
    ? [{label: 'second.do', does: going('second', {kc_action: action})}] : [];
  return show(name, {at: 'ready', note: second.length ? undefined : '',
    actions: [...second, {...back, quiet: second.length > 0}]});
};

try {
  const came = await comeBack();
  if (came) tell(await outcome(came), came.at);
  else show('try', begin);
} catch {
  show('untried', again);
}
