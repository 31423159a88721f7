// Why a call of the registrar's was refused, and until when.
import {words} from '/words.js';

// The closed list's word; undefined where something else answers.
export const wordOf = async answer => (await answer.clone().json().catch(() => ({}))).type?.split(':').pop();

const untilWhen = answer => {
  const seconds = answer.status === 429 ? Number(answer.headers.get('Retry-After')) : 0;
  if (!(seconds > 0)) return '';
  const minute = Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000;
  const time = new Intl.DateTimeFormat(document.documentElement.lang, {timeStyle: 'short'}).format(minute);
  return words('limit.until', {time});
};

// In the registrar's words; where: which of two texts about the same word.
export const reasonOf = async (answer, where = 'refused') => {
  const word = await wordOf(answer);
  if (answer.status === 403) return words('refused.not-yours');
  const reason = words(where + '.' + word) ?? words('refused.' + word) ?? words('refused.otherwise');
  return [reason, untilWhen(answer)].filter(Boolean).join(' ');
};
