// The joiners that were found, and what policy asks of who confirms one of them.
import {words} from '/words.js';

const element = (name, content, traits = {}) => {
  const made = document.createElement(name);
  made.append(...content);
  Object.entries(traits).forEach(([trait, value]) => made.setAttribute(trait, value));
  return made;
};

const day = date => new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: 'medium', timeZone: 'UTC'})
  .format(new Date(date));

export const choiceOf = joiner => {
  const about = [joiner.workerId, words('person.begins', {date: day(joiner.startDate)}),
    words('device.' + joiner.deviceContext)].filter(Boolean).join(' · ');
  const pick = element('input', [], {type: 'radio', name: 'worker', value: joiner.workerId, required: ''});
  const name = joiner.displayName ?? words('person.unnamed');
  return element('label', [pick, element('span', [name, element('small', [about])])], {class: 'choice'});
};

const either = ways => new Intl.ListFormat(document.documentElement.lang, {type: 'disjunction'}).format(ways);

// inVain: no registrar's word is taken for this person, so confirming comes to nothing.
export const asked = joiner => {
  const {proofing = [], witness} = joiner ?? {};
  const ways = either(proofing.map(way => words('way.' + way)).filter(Boolean));
  const inVain = proofing.length > 0 && !proofing.includes('attended');
  if (inVain) return {inVain, text: ways ? words('asks.others', {ways}) : words('afterwards.policy-forbids')};
  const text = [ways ? words('asks.ways', {ways}) : '', witness ? words('asks.witness') : ''].filter(Boolean).join(' ');
  return {inVain, text};
};
