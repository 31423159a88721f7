// Follows the log: server-sent events read with fetch, because an EventSource cannot say who asks. A feed that ends, or is
// cut off, is taken up again behind the last thing that was heard; one that is refused is not.
const AGAIN = 2000;

const fields = block => Object.fromEntries(block.split('\n').filter(line => line.includes(':'))
  .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replace(/^ /, '')]));

// hears: begun, entry, lost, refused (with the answer). Gives what stops it: nothing is heard after that.
export const follow = (ask, query, hears) => {
  const end = new AbortController();
  const stopped = () => end.signal.aborted;
  let last;

  const hear = ({event, id, data}) => {
    if (Number(id) >= 0) last = id;
    if (event === 'entry') hears.entry(JSON.parse(data));
  };

  const read = async body => {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done && !stopped(); part = await reader.read()) {
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop();
      blocks.map(fields).forEach(hear);
    }
  };

  const once = async () => {
    const asked = new URLSearchParams({...query, ...(last === undefined ? {} : {after: last})});
    const answer = await ask('/entries/live?' + asked, end.signal);
    if (stopped()) return;
    if (answer.ok) {
      hears.begun();
      await read(answer.body);
    } else if (answer.status < 500) {
      end.abort();
      hears.refused(answer);
    } else {
      throw new Error('later');
    }
  };

  const run = async () => {
    while (!stopped()) {
      try {
        await once();
      } catch {
        if (stopped()) return;
        hears.lost();
        await new Promise(done => { setTimeout(done, AGAIN); });
      }
    }
  };

  run();
  return () => end.abort();
};
