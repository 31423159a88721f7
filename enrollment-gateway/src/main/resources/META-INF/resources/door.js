// A device key that cannot be exported, in this browser's own database.
const openDatabase = () => new Promise((resolve, reject) => {
  const asked = indexedDB.open('firstkey', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('kept');
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

const store = async (mode, use) => {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    const asked = use(database.transaction('kept', mode).objectStore('kept'));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
};
const recall = name => store('readonly', kept => kept.get(name));
const keep = (name, value) => store('readwrite', kept => kept.put(value, name));
const forget = name => store('readwrite', kept => kept.delete(name));

const deviceKey = async () => {
  const known = await recall('key');
  if (known) return known;
  const made = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, false, ['sign']);
  await keep('key', made);
  return made;
};

const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const fromBase64url = text => Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
const part = value => base64url(new TextEncoder().encode(JSON.stringify(value)));

// RFC 9449: one proof for each call.
let nonce;
const proof = async (method, path) => {
  const key = await deviceKey();
  const {kty, crv, x, y} = await crypto.subtle.exportKey('jwk', key.publicKey);
  const content = part({typ: 'dpop+jwt', alg: 'ES256', jwk: {kty, crv, x, y}}) + '.' + part({
    jti: crypto.randomUUID(), htm: method, htu: location.origin + path,
    iat: Math.floor(Date.now() / 1000), ...(nonce ? {nonce} : {})});
  const signature = await crypto.subtle.sign(
    {name: 'ECDSA', hash: 'SHA-256'}, key.privateKey, new TextEncoder().encode(content));
  return content + '.' + base64url(signature);
};

const call = async (method, path, body, again = true) => {
  const answer = await fetch(path, {
    method, cache: 'no-store',
    headers: {DPoP: await proof(method, path), ...(body ? {'Content-Type': 'application/json'} : {})},
    body: body ? JSON.stringify(body) : undefined});
  nonce = answer.headers.get('DPoP-Nonce') ?? nonce;
  const asked = answer.headers.get('WWW-Authenticate') ?? '';
  return answer.status === 401 && again && asked.includes('use_dpop_nonce')
    ? call(method, path, body, false) : answer;
};

// The same call again for as long as the gateway says when to come back: what was made for it stays good.
const patiently = async (method, path, body) => {
  for (let tries = 1; ; tries++) {
    const answer = await call(method, path, body);
    const seconds = Number(answer.headers.get('Retry-After'));
    if (answer.status !== 503 || !(seconds > 0) || tries === 20) return answer;
    show('One moment.');
    await new Promise(done => setTimeout(done, seconds * 1000));
  }
};

const say = document.getElementById('say');
const code = document.getElementById('code');
const act = document.getElementById('act');
const end = document.getElementById('end');
let transaction;
let next;

const show = (text, {label, does, typed, canEnd} = {}) => {
  say.textContent = text;
  code.textContent = typed ? typed.slice(0, 4) + '-' + typed.slice(4) : '';
  code.hidden = !typed;
  act.textContent = label ?? '';
  act.hidden = !label;
  next = does;
  end.hidden = !canEnd;
};

const begin = async () => {
  const answer = await call('POST', '/transactions');
  if (answer.status === 429) return show('Too many begin just now. Try again in a minute.', {label: 'Begin', does: begin});
  if (!answer.ok) return show('That did not work. Try again in a moment.', {label: 'Begin', does: begin});
  transaction = (await answer.json()).transactionId;
  await keep('transaction', transaction);
  await look();
};

const create = async () => {
  const path = '/transactions/' + transaction + '/registration';
  const offered = await call('POST', path + '/options');
  if (!offered.ok) return look();
  let credential;
  try {
    credential = await navigator.credentials.create({publicKey: creation(await offered.json())});
  } catch {
    return show('No passkey was made. You can try again.',
      {label: 'Create your passkey', does: create, canEnd: true});
  }
  const answer = await patiently('POST', path, registration(credential));
  if (answer.status === 422) {
    return show('This passkey was not accepted. You can try again with another device or method.',
      {label: 'Create your passkey', does: create, canEnd: true});
  }
  await look();
};

const creation = json => PublicKeyCredential.parseCreationOptionsFromJSON
  ? PublicKeyCredential.parseCreationOptionsFromJSON(json)
  : {...json, challenge: fromBase64url(json.challenge),
      user: {...json.user, id: fromBase64url(json.user.id)}};

const registration = credential => credential.toJSON ? credential.toJSON() : {
  id: credential.id, rawId: base64url(credential.rawId), type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment, clientExtensionResults: {},
  response: {
    clientDataJSON: base64url(credential.response.clientDataJSON),
    attestationObject: base64url(credential.response.attestationObject),
    transports: credential.response.getTransports?.() ?? []}};

const over = async text => {
  transaction = undefined;
  await forget('transaction');
  show(text, {label: 'Begin again', does: begin});
};

const look = async () => {
  if (!transaction) return;
  const answer = await call('GET', '/transactions/' + transaction);
  if (answer.status === 404) return over('This visit is over.');
  if (!answer.ok) return later();
  const {state, checkCode} = await answer.json();
  switch (state) {
    case 'waiting-for-proofing':
      show('Show this screen to the registrar, who types this code.', {typed: checkCode, canEnd: true});
      return later();
    case 'waiting-for-pass':
      show('You are confirmed. One moment.');
      return later();
    case 'pass-ready':
      return show('You have a few minutes to create your passkey.',
        {label: 'Create your passkey', does: create, canEnd: true});
    case 'enrolled':
      show('Your passkey is registered. It is being made ready for sign-in.');
      return later();
    case 'ready':
      return over('Ready. You can sign in with your passkey.');
    case 'refused':
      return over('Enrollment is not possible now. The registrar can tell you more.');
    default:
      return over('This visit is over.');
  }
};
const later = () => setTimeout(() => look().catch(later), 1500);

act.addEventListener('click', () => {
  const does = next ?? begin;
  act.hidden = true;
  does().catch(() => show('That did not work. Check your connection.', {label: 'Try again', does}));
});
end.addEventListener('click', async () => {
  end.hidden = true;
  const answer = await call('DELETE', '/transactions/' + transaction).catch(() => undefined);
  if (answer && (answer.ok || answer.status === 404)) return over('You have stopped.');
  show('That did not work. You have not stopped yet.', {label: 'Go on', does: look, canEnd: true});
});

transaction = await recall('transaction');
if (transaction) await look();
