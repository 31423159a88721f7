// What becomes of the person at a device, until it is decided.
import {call} from './sign-in.js';

const SOON = 1500;
const LONGEST = 30_000;
const DECIDED = ['ready', 'refused', 'ended', 'someone-else'];

let following = 0;

export const stopFollowing = () => { following += 1; };

// What the server says now; undefined where it cannot be reached, or is away for a while.
const ask = async form => {
  try {
    const answer = await call(form, '/staff/transactions/' + form.transaction);
    if (answer.status === 429 || answer.status >= 500) return undefined;
    return answer.ok ? {outcome: await answer.json()} : {refusal: answer};
  } catch {
    return undefined;
  }
};

// Or until the network is back.
const pause = milliseconds => new Promise(done => {
  const timer = setTimeout(done, milliseconds);
  addEventListener('online', () => {
    clearTimeout(timer);
    done();
  }, {once: true});
});

// Tells each outcome, a refusal, or that nothing can be heard: then the pauses become longer.
export const follow = async (form, {tell, refuse, lose}) => {
  const turn = ++following;
  let next = SOON;
  while (turn === following) {
    const said = await ask(form);
    if (turn !== following) return;
    if (said?.refusal) return refuse(said.refusal);
    if (said) tell(said.outcome);
    else lose();
    if (DECIDED.includes(said?.outcome.state)) return;
    next = said ? SOON : Math.min(next * 2, LONGEST);
    await pause(next);
  }
};
