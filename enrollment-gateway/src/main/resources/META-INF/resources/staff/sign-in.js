// Signs staff in at the directory: authorization code with PKCE (RFC 7636). The token is in this module's memory and
// nowhere else; what has to outlive the way to the directory and back is in this tab's sessionStorage and removed as soon
// as it is read.
const KEPT = 'firstkey-staff';
// The page is where this file is.
const here = new URL('.', import.meta.url).href;

let token;
let name = '';

const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const digest = text => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));

const directory = async () => {
  const {issuer, client} = await fetch(here + 'sign-in', {cache: 'no-store'}).then(answer => answer.json());
  if (!issuer) throw new Error('nowhere');
  const found = await fetch(issuer + '/.well-known/openid-configuration').then(answer => answer.json());
  if (found.issuer !== issuer) throw new Error('another');
  return {issuer, client, authorization: found.authorization_endpoint, token: found.token_endpoint};
};

// Leaves this page. The form comes back with them.
export const signIn = async (form, demand = {}) => {
  const {client, authorization} = await directory();
  const verifier = random();
  const state = random();
  sessionStorage.setItem(KEPT, JSON.stringify({verifier, state, form}));
  const query = new URLSearchParams({
    client_id: client, response_type: 'code', response_mode: 'fragment', scope: 'openid', redirect_uri: here, state,
    code_challenge_method: 'S256', code_challenge: base64url(await digest(verifier)), ...demand});
  location.assign(authorization + '?' + query);
  await new Promise(() => {});
};

const nameIn = idToken => {
  const part = idToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(part), character => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)).preferred_username ?? '';
};

const redeem = async (code, verifier) => {
  const {client, token: endpoint} = await directory();
  const answer = await fetch(endpoint, {
    method: 'POST', credentials: 'omit', cache: 'no-store',
    body: new URLSearchParams({grant_type: 'authorization_code', client_id: client, redirect_uri: here, code,
      code_verifier: verifier})});
  if (!answer.ok) throw new Error('refused');
  const said = await answer.json();
  token = said.access_token;
  name = said.id_token ? nameIn(said.id_token) : '';
};

// Coming back: the form that was left, where the directory's answer is to our own question.
export const comeBack = async () => {
  const answer = new URLSearchParams(location.hash.slice(1));
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (location.hash) history.replaceState(null, '', here);
  if (!kept || answer.get('state') !== kept.state) return undefined;
  if (!answer.get('code')) throw new Error('refused');
  await redeem(answer.get('code'), kept.verifier);
  return kept.form;
};

export const isSignedIn = () => !!token;
export const whoIs = () => name;

// What the service wants of the next sign-in (RFC 9470); undefined where it does not want one.
const demand = answer => {
  if (answer.status !== 401) return undefined;
  const challenge = answer.headers.get('WWW-Authenticate') ?? '';
  const wanted = ['max_age', 'acr_values'].map(member => [member, challenge.match(member + '="([^"]*)"')?.[1]]);
  return Object.fromEntries(wanted.filter(([, value]) => value));
};

// A call as who signed in. Where the sign-in does not suffice the page signs in again and does not return.
export const call = async (form, path, body) => {
  const answer = await fetch(path, {
    method: body ? 'POST' : 'GET', cache: 'no-store', credentials: 'omit',
    headers: {Authorization: 'Bearer ' + token, ...(body ? {'Content-Type': 'application/json'} : {})},
    body: body ? JSON.stringify(body) : undefined});
  const again = demand(answer);
  if (again) await signIn(form, again);
  return answer;
};
