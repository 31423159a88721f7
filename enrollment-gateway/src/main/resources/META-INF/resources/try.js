// A first sign-in with the new passkey, and from there the way to a second one: docs/decisions/0017-the-page.md. What
// is said here rests on a verified ID token and on nothing else, and no token outlives the moment in which it is read.
import {recall} from './device.js';
import {isByKey, isFresh, verified} from './id-token.js';
import {base64url, relyingParty} from './oidc.js';
import {show, showNetwork} from './view.js';
import {words} from './words.js';

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

// What is known of the account: that of the passkey made in this browser, another one, or neither.
const whose = async claims => {
  const account = await recall('account').catch(() => undefined);
  if (!account) return 'unknown';
  return account === base64url(new TextEncoder().encode(claims.sub)) ? 'theirs' : 'other';
};

const name = claims => String(claims.preferred_username ?? claims.sub).slice(0, 128);

const outcome = async ({own, left, nonce, answer, at, tokens}) => {
  const {keys} = await fetch(at.keys).then(found => found.json());
  const claims = await verified(tokens.id_token, {...at, nonce}, keys);
  if (own === 'try' && !isFresh(claims, left)) return {view: 'untried'};
  const account = await whose(claims);
  if (account === 'other') return {view: 'other'};
  if (own === 'second' && answer.get('kc_action_status') === 'success') return {view: 'added'};
  const values = {account: name(claims)};
  if (account === 'unknown') return {view: 'named', values, second: isByKey(claims)};
  return isByKey(claims) ? {view: 'worked', second: true} : {view: 'signed'};
};

const tell = ({view, values, second}, {action}) => {
  if (view === 'other' || view === 'untried') return show(view, again);
  const more = second && action ? [{label: 'second.do', does: going('second', {kc_action: action})}] : [];
  return show(view, {at: 'ready', values, note: more.length ? words('second.note') : '',
    actions: [...more, {...back, quiet: more.length > 0}]});
};

// Back by the browser's own memory of this page, which was leaving then.
addEventListener('pageshow', ({persisted}) => {
  if (!persisted) return;
  showNetwork();
  show('try', begin);
});

try {
  const came = await comeBack();
  if (came) tell(await outcome(came), came.at);
  else show('try', begin);
} catch {
  show('untried', again);
}
