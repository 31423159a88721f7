// Checks what the log says about itself, in this browser: SHA-256 (RFC 9162), and Ed25519 where the browser has it.
export const bytes = base64 => Uint8Array.from(atob(base64), character => character.charCodeAt(0));
const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
const node = (left, right) => sha256(Uint8Array.of(1), left, right);
const half = number => Math.floor(number / 2);

export const leafHash = leaf => sha256(Uint8Array.of(0), leaf);

// A C2SP checkpoint: origin, size and root, then the signatures.
export const checkpoint = note => {
  const end = note.indexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [origin, size, root] = text.split('\n');
  if (end < 0 || !origin || !/^(0|[1-9][0-9]{0,14})$/.test(size) || bytes(root).length !== 32) throw new Error('no checkpoint');
  const signatures = note.slice(end + 2).split('\n').filter(line => line.startsWith('\u2014 '))
    .map(line => ({name: line.split(' ')[1], bytes: bytes(line.split(' ')[2])}));
  return {note, text, origin, size: Number(size), root: bytes(root), signatures};
};

// The key's name is the log's: a note of another log is no note of this one.
const verifies = async (vkey, {text, origin, signatures}) => {
  const [name, id, ...rest] = vkey.split('+');
  const typed = bytes(rest.join('+'));
  if (name !== origin || typed[0] !== 1 || typed.length !== 33) return false;
  const raw = typed.slice(1);
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  const mine = signatures.filter(one => one.name === name
    && same(one.bytes.slice(0, 4), Uint8Array.from(id.match(/../g), pair => parseInt(pair, 16))));
  const right = await Promise.all(mine.map(one =>
    crypto.subtle.verify('Ed25519', key, one.bytes.slice(4), new TextEncoder().encode(text))));
  return right.includes(true);
};

// Whether one of these keys signed it; undefined where this browser cannot tell.
export const signedBy = async (keys, note) => {
  try {
    return (await Promise.all(keys.map(key => verifies(key, note)))).includes(true);
  } catch (failure) {
    if (failure.name === 'NotSupportedError') return undefined;
    throw failure;
  }
};

// RFC 9162 §2.1.3.2.
export const includes = async (leaf, index, path, {size, root}) => {
  if (index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = await node(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = await node(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(hash, root);
};

// Whether the smaller tree is the beginning of the larger one: RFC 9162 §2.1.4.2.
export const grew = async (smaller, larger, path) => {
  if (smaller.size === larger.size) return path.length === 0 && same(smaller.root, larger.root);
  if (smaller.size === 0) return path.length === 0;
  const rest = [...path];
  if (Number.isInteger(Math.log2(smaller.size))) rest.unshift(smaller.root);
  if (rest.length === 0) return false;
  let fn = smaller.size - 1;
  let sn = larger.size - 1;
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let before = rest.shift();
  let now = before;
  for (const next of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      before = await node(next, before);
      now = await node(next, now);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      now = await node(now, next);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(before, smaller.root) && same(now, larger.root);
};
