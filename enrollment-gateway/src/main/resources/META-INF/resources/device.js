// What this browser keeps: a device key that cannot be exported, and which transaction is its own.

const openDatabase = () => new Promise((resolve, reject) => {
  const asked = indexedDB.open('firstkey', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('kept');
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

const store = async (mode, use) => {
  const database = await openDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const all = database.transaction('kept', mode);
      const asked = use(all.objectStore('kept'));
      all.oncomplete = () => resolve(asked.result);
      all.onabort = () => reject(all.error ?? asked.error);
    });
  } finally {
    database.close();
  }
};

export const recall = name => store('readonly', kept => kept.get(name));
export const keep = (name, value) => store('readwrite', kept => kept.put(value, name));
export const forget = name => store('readwrite', kept => kept.delete(name));
export const forgetEverything = () => store('readwrite', kept => kept.clear());

// One tab after the other.
export const alone = work =>
  navigator.locks ? navigator.locks.request('firstkey', work) : work();

const CEREMONY = 'firstkey-ceremony';

// One tab makes the passkey, or gives the pass up: a second passkey would take the first one's place in the authenticator.
// False where another tab is at it.
export const onlyHere = async work => {
  const ifGiven = async lock => {
    if (lock) await work();
    return !!lock;
  };
  return navigator.locks ? navigator.locks.request(CEREMONY, {ifAvailable: true}, ifGiven) : ifGiven(true);
};

// Of a tab that is not at it itself: whether another one is.
export const isElsewhere = async () =>
  !!(await navigator.locks?.query())?.held.some(({name}) => name === CEREMONY);

// Tells this browser's other tabs, and hears them.
const channel = globalThis.BroadcastChannel ? new BroadcastChannel('firstkey') : undefined;
export const tellOtherTabs = () => channel?.postMessage('look');
export const onOtherTab = hear => channel?.addEventListener('message', hear);

export const deviceKey = () => alone(async () => {
  const known = await recall('key');
  if (known) return known;
  const made = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, false, ['sign']);
  await keep('key', made);
  return made;
});

// Whether everything is there that a passkey needs; what is missing is named by the texts about it.
export const missing = async () => {
  if (!globalThis.PublicKeyCredential || !navigator.credentials?.create || !crypto.subtle || !crypto.randomUUID) {
    return 'old';
  }
  try {
    await deviceKey();
  } catch {
    return 'forgetful';
  }
  return undefined;
};
