// The answer to the auditor's question, and a page that can be printed: each entry is checked here against the checkpoint
// that the bundle is proved under.
import {logKeys} from './head.js';
import {bytes, checkpoint, includes, leafHash, signedBy} from './proof.js';
import {$, facts, make} from './view.js';

const at = said => `${said.at} (entry ${said.index})`;

const approvals = granted => granted.approvals.map(each => `${each.approver}, ${each.at}`).join('; ');

const confirmed = ({proofing}) => [proofing, proofing.witness].filter(Boolean)
  .map(each => `${each.by}, ${each.evidence}, ${each.at}`).join('; ');

const credential = one => {
  const made = make('section', '', {className: 'credential'});
  const approver = one.granted ? `approved by ${one.granted.approvals.map(each => each.approver).join(' and ') || 'policy alone'}`
    : 'these entries do not say under what approval';
  made.append(
    make('p', `${one.workerId} received a passkey on ${one.registered.at}, ${approver}`
      + (one.revoked ? `; it was revoked on ${one.revoked.said.at}.` : '; it has not been revoked.'), {className: 'answer'}),
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
  const title = make('h2', bundle.received.length ? 'Credentials received' : 'No credential was received');
  $('received').replaceChildren(title, ...bundle.received.map(credential));
};

const mark = (index, right) => {
  const cell = $('rows').querySelector(`[data-index="${Number(index)}"] .proved`);
  cell.replaceChildren(make('span', right ? '✓ in the tree' : '✗ not proved', {className: right ? 'good' : 'bad'}));
  return right;
};

// How many entries are proved, and whether the checkpoint is signed; the rows say it one by one.
export const prove = async bundle => {
  const head = checkpoint(bundle.checkpoint);
  const signed = await signedBy(await logKeys(), head);
  let proved = 0;
  for (const {index, leaf, path} of bundle.entries) {
    const right = await includes(await leafHash(bytes(leaf)), index, path.map(bytes), head);
    if (mark(index, right)) proved += 1;
  }
  $('note').textContent = bundle.checkpoint;
  return {proved, signed, all: bundle.entries.length, size: head.size};
};

export const save = bundle => {
  const file = new Blob([JSON.stringify(bundle)], {type: 'application/json'});
  const address = URL.createObjectURL(file);
  make('a', '', {href: address, download: `evidence-${bundle.workerId}.json`}).click();
  URL.revokeObjectURL(address);
};
