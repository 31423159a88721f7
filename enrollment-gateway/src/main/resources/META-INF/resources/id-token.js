// Verifies an ID token (OpenID Connect Core §3.1.3.7) with the keys that the directory publishes.
const SKEW = 60;
const ALGORITHMS = new Map([
  ['RS256', {kty: 'RSA', name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'}],
  ['PS256', {kty: 'RSA', name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32}],
  ['ES256', {kty: 'EC', name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'}],
]);

const bytes = text => Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
const json = text => JSON.parse(new TextDecoder().decode(bytes(text)));

const isSigned = async ([head, body, signature], header, keys) => {
  const algorithm = ALGORITHMS.get(header.alg);
  const fitting = keys.filter(key => key.kty === algorithm?.kty && (key.use ?? 'sig') === 'sig' && key.kid === header.kid);
  if (header.crit || fitting.length !== 1) return false;
  const {kty, n, e, crv, x, y} = fitting[0];
  const key = await crypto.subtle.importKey('jwk', {kty, n, e, crv, x, y}, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, key, bytes(signature), new TextEncoder().encode(head + '.' + body));
};

const seconds = time => Date.parse(time) / 1000;

const isMeant = (claims, {issuer, client, nonce, now}) => {
  const audience = [claims.aud].flat();
  return claims.iss === issuer && claims.nonce === nonce
    && audience.includes(client) && (audience.length === 1 || claims.azp === client)
    && claims.exp > seconds(now) - SKEW && claims.iat < seconds(now) + SKEW;
};

// Its claims; throws where it is not in order. now: by a clock that is right, as text.
export const verified = async (token, expected, keys) => {
  const parts = token.split('.');
  const claims = json(parts[1]);
  if (parts.length !== 3 || !await isSigned(parts, json(parts[0]), keys) || !isMeant(claims, expected)) {
    throw new Error('not in order');
  }
  return claims;
};

const KEYS = ['pop', 'hwk', 'swk'];
const PHISHING_RESISTANT = ['phr', 'phrh'];

// Whether the directory says that it was with a key of the person's: amr (RFC 8176), or an acr that only such a key reaches.
export const isByKey = ({amr, acr}) =>
  (Array.isArray(amr) && amr.some(method => KEYS.includes(method))) || PHISHING_RESISTANT.includes(acr);

// Whether the person signed in since then, and not long before.
export const isFresh = (claims, since) => claims.auth_time >= seconds(since) - SKEW;
