// Signs analysts and auditors in at the directory. The token is in this module's memory and nowhere else.
import {relyingParty} from './oidc.js';

const {leave, comeBack: come} = relyingParty('/console/sign-in', '/console/');

let token;
let name = '';
let served = false;

// Leaves this page; the route comes back with the person.
export const signIn = leave;

// To be shown, and for nothing else.
const nameIn = idToken => {
  const part = idToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(part), character => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)).preferred_username ?? '';
};

// Coming back: the route that was left, where the directory's answer is to our own question.
export const comeBack = async () => {
  const came = await come();
  token = came?.tokens.access_token;
  name = came?.tokens.id_token ? nameIn(came.tokens.id_token) : '';
  return came?.own;
};

export const isSignedIn = () => !!token;
export const whoIs = () => name;

// The service or the network did not answer.
export class Unreached extends Error {}

// A question as who signed in. It never leaves the page.
export const ask = async (path, signal) => {
  let answer;
  try {
    answer = await fetch(path, {
      signal, cache: 'no-store', credentials: 'omit', headers: {Authorization: 'Bearer ' + token}});
  } catch (failure) {
    throw signal?.aborted ? failure : new Unreached();
  }
  served ||= answer.ok;
  return answer;
};

// The same for something that the person asked for just now: where the sign-in is over the page signs in again and does
// not return. Who was refused at once after a sign-in is told, and not sent there and back for ever.
export const askNow = async (route, path) => {
  const answer = await ask(path);
  if (answer.status === 401 && served) await signIn(route);
  return answer;
};
