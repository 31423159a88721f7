// Signs somebody in at the directory: authorization code with PKCE (RFC 7636). What has to outlive the way to the
// directory and back is in this tab's sessionStorage and removed before anything is done with it; no token is ever there.
const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const digest = text => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));

// settings: the path that says where to sign in; page: the path to which the directory sends people back
export const relyingParty = (settings, page) => {
  const here = location.origin + page;

  // What the gateway says, and what the directory says of itself.
  const directory = async () => {
    const said = await fetch(settings, {cache: 'no-store'}).then(answer => answer.json());
    if (!said.issuer) throw new Error('nowhere');
    const found = await fetch(said.issuer + '/.well-known/openid-configuration').then(other => other.json());
    if (found.issuer !== said.issuer) throw new Error('another');
    return {...said, authorization: found.authorization_endpoint, token: found.token_endpoint, keys: found.jwks_uri};
  };

  // Leaves this page, for one in the same language; what is the page's own comes back with the person.
  const leave = async (own, demand = {}) => {
    const {client, authorization, now} = await directory();
    const [verifier, state, nonce] = [random(), random(), random()];
    sessionStorage.setItem(page, JSON.stringify({verifier, state, nonce, own, left: now}));
    const query = new URLSearchParams({
      client_id: client, response_type: 'code', response_mode: 'fragment', scope: 'openid', redirect_uri: here, state,
      nonce, code_challenge_method: 'S256', code_challenge: base64url(await digest(verifier)),
      ui_locales: document.documentElement.lang, ...demand});
    location.assign(authorization + '?' + query);
    await new Promise(() => {});
  };

  const redeem = async (code, verifier) => {
    const at = await directory();
    const answer = await fetch(at.token, {
      method: 'POST', credentials: 'omit', cache: 'no-store',
      body: new URLSearchParams({grant_type: 'authorization_code', client_id: at.client, redirect_uri: here, code,
        code_verifier: verifier})});
    if (!answer.ok) throw new Error('refused');
    return {at, tokens: await answer.json()};
  };

  // Coming back, where the directory's answer is to this tab's own question; otherwise undefined.
  const comeBack = async () => {
    const answer = new URLSearchParams(location.hash.slice(1));
    const kept = JSON.parse(sessionStorage.getItem(page) ?? 'null');
    sessionStorage.removeItem(page);
    if (location.hash) history.replaceState(null, '', here);
    if (!kept || answer.get('state') !== kept.state) return undefined;
    if (!answer.get('code')) throw new Error('refused');
    return {...kept, answer, ...await redeem(answer.get('code'), kept.verifier)};
  };

  return {directory, leave, comeBack};
};

export {base64url};
