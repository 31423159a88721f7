// The registration ceremony (WebAuthn), between the gateway's JSON forms and the browser.
import {base64url} from './gateway.js';

const fromBase64url = text => Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));

const creation = json => PublicKeyCredential.parseCreationOptionsFromJSON
  ? PublicKeyCredential.parseCreationOptionsFromJSON(json)
  : {...json, challenge: fromBase64url(json.challenge),
      user: {...json.user, id: fromBase64url(json.user.id)},
      excludeCredentials: json.excludeCredentials.map(known => ({...known, id: fromBase64url(known.id)}))};

export const make = json => navigator.credentials.create({publicKey: creation(json)});

export const registration = credential => credential.toJSON ? credential.toJSON() : {
  id: credential.id, rawId: base64url(credential.rawId), type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: {},
  response: {
    clientDataJSON: base64url(credential.response.clientDataJSON),
    attestationObject: base64url(credential.response.attestationObject),
    transports: credential.response.getTransports?.() ?? []}};

// Which texts belong to a ceremony that failed.
export const failure = error => ({
  NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known'})[error?.name] ?? 'unfit';

// The authenticator may take away what the gateway did not accept.
export const unmake = (credential, rpId) =>
  PublicKeyCredential.signalUnknownCredential?.({rpId, credentialId: credential.id}).catch(() => undefined);

// Who keeps the passkey, where its model is well known: the AAGUID (WebAuthn §6.5.1) is a claim, good for a name only.
export const keeper = async credential => {
  const data = credential.response.getAuthenticatorData?.();
  if (!data || data.byteLength < 53) return undefined;
  const hex = Array.from(new Uint8Array(data, 37, 16), byte => byte.toString(16).padStart(2, '0')).join('');
  const aaguid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const known = await fetch('authenticators.json', {signal: AbortSignal.timeout?.(3000)})
    .then(answer => answer.json()).catch(() => ({}));
  return known[aaguid];
};
