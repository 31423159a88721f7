// Signs staff in at the directory. The token is in this module's memory and nowhere else.
import {relyingParty} from '/oidc.js';

const {leave, comeBack: come} = relyingParty('/staff/sign-in', '/staff/');

let token;
let name = '';

// Leaves this page. The form comes back with the registrar.
export const signIn = leave;

// To be shown, and for nothing else.
const nameIn = idToken => {
  const part = idToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(part), character => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)).preferred_username ?? '';
};

// Coming back: the form that was left, where the directory's answer is to our own question.
export const comeBack = async () => {
  const came = await come();
  token = came?.tokens.access_token;
  name = came?.tokens.id_token ? nameIn(came.tokens.id_token) : '';
  return came?.own;
};

export const isSignedIn = () => !!token;
export const whoIs = () => name;

// What the gateway wants of the next sign-in (RFC 9470); undefined where it does not want one.
const demand = answer => {
  if (answer.status !== 401) return undefined;
  const challenge = answer.headers.get('WWW-Authenticate') ?? '';
  const wanted = ['max_age', 'acr_values'].map(member => [member, challenge.match(member + '="([^"]*)"')?.[1]]);
  return Object.fromEntries(wanted.filter(([, value]) => value));
};

// A call as the registrar. Where the sign-in does not suffice the page signs in again and does not return.
export const call = async (form, path, body) => {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET', cache: 'no-store', credentials: 'omit',
    headers: {Authorization: 'Bearer ' + token, ...(body ? {'Content-Type': 'application/json'} : {})},
    body: body ? JSON.stringify(body) : undefined});
  const again = demand(answer);
  if (again) await signIn(form, again);
  return answer;
};
