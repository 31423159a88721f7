// Follows the log: server-sent events read with fetch, because an EventSource cannot say who asks. A feed that ends, or is
// cut off, is taken up again behind the last thing that was heard.
const AGAIN = 2000;

const fields = block => Object.fromEntries(block.split('\n').filter(line => line.includes(':'))
  .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).replace(/^ /, '')]));

// Gives what stops it.
export const follow = (call, query, hear, lost) => {
  let stopped = false;
  let reader;
  let last;

  const read = async () => {
    const asked = new URLSearchParams({...query, ...(last === undefined ? {} : {after: last})});
    const answer = await call('/entries/live?' + asked);
    if (!answer.ok) throw new Error('refused');
    lost(false);
    reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop();
      for (const {event, id, data} of blocks.map(fields)) {
        if (id !== undefined) last = id;
        if (event === 'entry') hear(JSON.parse(data));
      }
    }
  };

  const run = async () => {
    while (!stopped) {
      try {
        await read();
      } catch {
        if (!stopped) lost(true);
        await new Promise(done => { setTimeout(done, AGAIN); });
      }
    }
  };

  run();
  return () => {
    stopped = true;
    reader?.cancel().catch(() => {});
  };
};
