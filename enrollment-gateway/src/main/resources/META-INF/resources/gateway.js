// Calls to the gateway, each with a proof of the device key (RFC 9449).
import {deviceKey, keep, recall} from './device.js';

const TOO_FAR = 20_000;
const LONGEST_WAIT = 20_000;
const SHORT_WAIT = 2_000;
const TRIES = 6;

const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const part = value => base64url(new TextEncoder().encode(JSON.stringify(value)));

let nonce;
let ahead;

// The server's time: this device's clock may be wrong by a day.
export const now = () => Date.now() + (ahead ?? 0);

const learnTheTime = async answer => {
  const difference = Date.parse(answer.headers.get('Date') ?? '') - Date.now();
  if (Number.isNaN(difference) || Math.abs(difference - (ahead ?? 0)) < TOO_FAR) return false;
  ahead = difference;
  await keep('ahead', ahead);
  return true;
};

const proof = async (method, path) => {
  const key = await deviceKey();
  const {kty, crv, x, y} = await crypto.subtle.exportKey('jwk', key.publicKey);
  const content = part({typ: 'dpop+jwt', alg: 'ES256', jwk: {kty, crv, x, y}}) + '.' + part({
    jti: crypto.randomUUID(), htm: method, htu: location.origin + path,
    iat: Math.floor(now() / 1000), ...(nonce ? {nonce} : {})});
  const signature = await crypto.subtle.sign(
    {name: 'ECDSA', hash: 'SHA-256'}, key.privateKey, new TextEncoder().encode(content));
  return content + '.' + base64url(signature);
};

// Nobody was reached, or nobody answered in time. Whatever else goes wrong here is no matter of the network.
class Unreached extends Error {}

const reach = (path, how) => fetch(path, how).catch(() => { throw new Unreached(); });

export const isNetwork = failure => failure instanceof Unreached;

export const call = async (method, path, body, tries = 3) => {
  ahead ??= await recall('ahead');
  const answer = await reach(path, {
    method, cache: 'no-store', signal: AbortSignal.timeout?.(LONGEST_WAIT),
    headers: {DPoP: await proof(method, path), ...(body ? {'Content-Type': 'application/json'} : {})},
    body: body ? JSON.stringify(body) : undefined});
  nonce = answer.headers.get('DPoP-Nonce') ?? nonce;
  const otherTime = await learnTheTime(answer);
  const otherNonce = (answer.headers.get('WWW-Authenticate') ?? '').includes('use_dpop_nonce');
  return answer.status === 401 && tries > 1 && (otherTime || otherNonce)
    ? call(method, path, body, tries - 1) : answer;
};

// When to come back, in milliseconds; undefined where the answer decides. Whoever answers with 5xx, the gateway or
// something before it, has not said what became of the call.
export const pause = answer => {
  if (answer.status !== 429 && answer.status < 500) return undefined;
  const seconds = Number(answer.headers.get('Retry-After'));
  return seconds > 0 ? seconds * 1000 : SHORT_WAIT;
};

// After this time, or as soon as the network is back.
export const rest = milliseconds => new Promise(done => {
  const timer = setTimeout(done, milliseconds);
  addEventListener('online', () => {
    clearTimeout(timer);
    done();
  }, {once: true});
});

// The same call again until it is decided: what was made for it stays good, and it takes effect once. Something that
// is broken is not asked for ever.
export const patiently = async (method, path, body, meanwhile) => {
  for (let broken = 1; ;) {
    try {
      const answer = await call(method, path, body);
      const wait = pause(answer);
      if (answer.status >= 500 && answer.status !== 503) broken += 1;
      if (!wait || broken > TRIES) return answer;
      meanwhile(answer.status);
      await rest(wait + Math.random() * 1000);
    } catch (failure) {
      if (!isNetwork(failure)) throw failure;
      meanwhile('network');
      await rest(2000);
    }
  }
};

export {base64url};
