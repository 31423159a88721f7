// The answer to the auditor's question, and a page that can be printed. Each entry is proved under the checkpoint of the
// bundle, and what the page shows of it is held against the proved bytes.
import {signed} from './head.js';
import {bytes, checkpoint, includes, leafHash} from './proof.js';
import {$, facts, make} from './view.js';

const at = said => `${said.at} (entry ${said.index})`;

const approvals = granted => granted.approvals.map(each => `${each.approver}, ${each.at}`).join('; ');

const confirmed = ({proofing}) => [proofing, proofing.witness].filter(Boolean)
  .map(each => `${each.by}, ${each.evidence}, ${each.at}`).join('; ');

const approved = granted => granted
  ? `approved by ${granted.approvals.map(each => each.approver).join(' and ') || 'policy alone'}`
  : 'these entries do not say under what approval';

const ended = (one, complete) => one.revoked ? `it was revoked on ${one.revoked.said.at}`
  : 'none of these entries revokes it' + (complete ? '' : ', and there are more than these');

const credential = (one, complete) => {
  const made = make('section', '', {className: 'credential'});
  made.append(
    make('p', `${one.workerId} received a passkey on ${one.registered.at}, ${approved(one.granted)}; ${ended(one, complete)}.`,
      {className: 'answer'}),
    facts([
      ['Authenticator', one.authenticatorId], ['Credential id', one.credentialId], ['Model (AAGUID)', one.model],
      ['May be synced', one.backupEligible ? 'yes' : 'no'], ['Person verified at it', one.userVerified ? 'yes' : 'no'],
      ['Registered', at(one.registered)], ['Under pass', one.passId], ['For', `${one.purpose}, episode ${one.episodeId}`],
      ...(one.granted ? [
        ['Granted', at(one.granted.said)], ['Policy', one.granted.policyVersion], ['Approvals', approvals(one.granted)],
        ['Confirmed in person by', confirmed(one.granted)]] : []),
      ...(one.revoked ? [['Revoked', `${at(one.revoked.said)}, ${one.revoked.reason}`]] : [])]));
  return made;
};

export const received = bundle => {
  const title = make('h2', bundle.received.length ? 'Credentials received' : 'No credential was received, by these entries');
  $('received').replaceChildren(title, ...bundle.received.map(one => credential(one, bundle.complete)));
};

// An entry's leaf: kind, topic, partition, offset, key and payload, each text behind its length.
const opened = leaf => {
  const view = new DataView(leaf.buffer);
  let place = 1;
  const part = () => {
    const length = view.getUint32(place);
    place += 4;
    if (length === 0xffffffff) return undefined;
    place += length;
    return leaf.slice(place - length, place);
  };
  const text = new TextDecoder('utf-8', {fatal: true});
  const topic = text.decode(part());
  const partition = view.getUint32(place);
  const offset = Number(view.getBigUint64(place + 4));
  place += 12;
  part();
  return {kind: leaf[0], topic, partition, offset, event: JSON.parse(text.decode(part()))};
};

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Whether the page shows what the leaf says.
const says = ({kind, topic, partition, offset, event}, shown) =>
  kind === 1 && topic === shown.topic && partition === shown.partition && offset === shown.offset
  && event.id === shown.eventId && event.type === shown.type && Date.parse(event.time) === Date.parse(shown.time)
  && event.actor === shown.actor && event.causationid === shown.causationId
  && event.correlationid === shown.correlationId && same(event.data, shown.data)
  && (shown.workerId === null || event.data.workerId === shown.workerId)
  && (shown.reason === null || event.data.reason === shown.reason)
  && same([...new Set((event.data.approvals ?? []).map(each => each.approver))], shown.approvers);

const isRight = async ({index, leaf, path, entry}, head) => {
  try {
    const raw = bytes(leaf);
    return index === entry.index && await includes(await leafHash(raw), index, path.map(bytes), head)
      && says(opened(raw), entry);
  } catch {
    return false;
  }
};

// What the proved entries answer, worked out here as the service has to.
const answers = proved => {
  const told = [...proved.values()].sort((one, other) => one.index - other.index);
  const of = type => told.filter(entry => entry.type === `dev.firstkey.${type}.v1`);
  return of('enrollment.completed').map(done => ({
    done,
    granted: of('pass.issued').find(({data}) => data.passId === done.data.passId),
    revoked: of('authenticator.revoked').find(({data}) => data.authenticatorId === done.data.authenticatorId)}));
};

const names = (said, entry) => said.index === entry.index && Date.parse(said.at) === Date.parse(entry.time);

const both = (one, other, hold) => one && other ? hold(one, other) : !one && !other;

const isRegistered = (one, entry) => {
  const {data} = entry;
  const {credential: key} = data;
  return names(one.registered, entry)
    && ['workerId', 'episodeId', 'purpose', 'passId', 'authenticatorId'].every(name => one[name] === data[name])
    && one.credentialId === key.credentialId && one.model === key.aaguid
    && one.backupEligible === key.backupEligible && one.userVerified === key.userVerified;
};

const isGranted = (one, entry) => names(one.said, entry) && one.policyVersion === entry.data.policyVersion
  && same(one.approvals, entry.data.approvals) && confirmed(one) === confirmed(entry.data);

const isRevoked = (one, entry) => names(one.said, entry) && one.reason === entry.data.reason;

// Whether the summary above says what the proved entries say, and leaves nothing out.
const holds = (bundle, proved) => {
  const right = answers(proved);
  return right.length === bundle.received.length && right.every(({done, granted, revoked}, at) => {
    const one = bundle.received[at];
    return isRegistered(one, done) && both(one.granted, granted, isGranted) && both(one.revoked, revoked, isRevoked);
  });
};

const mark = (entry, right) => $('rows').querySelector(`[data-index="${Number(entry.index)}"] .proved`)
  ?.replaceChildren(make('span', right ? '✓ in the tree' : '✗ not proved', {className: right ? 'good' : 'bad'}));

// How many entries are proved, whether the checkpoint is signed, and whether the summary says what they say.
export const prove = async (bundle, isStill) => {
  const head = checkpoint(bundle.checkpoint);
  const isSigned = await signed(head);
  const proved = new Map();
  for (const each of bundle.entries) {
    const right = await isRight(each, head);
    if (!isStill()) return undefined;
    if (right) proved.set(each.index, each.entry);
    mark(each.entry, right);
  }
  $('note').textContent = bundle.checkpoint;
  return {proved: proved.size, signed: isSigned, all: bundle.entries.length, size: head.size, holds: holds(bundle, proved)};
};

// Byte for byte as it came.
export const save = (workerId, text) => {
  const address = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  make('a', '', {href: address, download: `evidence-${workerId}.json`}).click();
  URL.revokeObjectURL(address);
};
