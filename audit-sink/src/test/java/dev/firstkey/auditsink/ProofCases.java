package dev.firstkey.auditsink;

/// The console's proofs held against the definitions of RFC 9162 (§2.1.1, §2.1.3.1, §2.1.4.1),
/// written down once more as they stand there, recursively, for all trees of up to 34 leaves.
final class ProofCases {
  static final String SCRIPT =
      """
      async () => {
        const {includes, grew, leafHash} = await import('/console/proof.js');
        const sha = async (...parts) =>
          new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
        const most = 34;
        const leaves = await Promise.all(Array.from({length: most}, (_, at) => leafHash(Uint8Array.of(at))));
        const split = n => 2 ** Math.ceil(Math.log2(n) - 1);
        const known = new Map();
        const root = async (from, to) => {
          const key = from + '-' + to;
          if (!known.has(key)) {
            known.set(key, to - from === 1 ? leaves[from] : await sha(Uint8Array.of(1),
              await root(from, from + split(to - from)), await root(from + split(to - from), to)));
          }
          return known.get(key);
        };
        const path = async (m, from, to) => {
          if (to - from === 1) return [];
          const k = split(to - from);
          return m < k ? [...await path(m, from, from + k), await root(from + k, to)]
            : [...await path(m - k, from + k, to), await root(from, from + k)];
        };
        const proof = async (m, from, to, whole) => {
          if (m === to - from) return whole ? [] : [await root(from, to)];
          const k = split(to - from);
          return m <= k ? [...await proof(m, from, from + k, whole), await root(from + k, to)]
            : [...await proof(m - k, from + k, to, false), await root(from, from + k)];
        };
        const bent = hash => hash.map((byte, at) => at === 5 ? byte ^ 1 : byte);
        for (let size = 1; size <= most; size++) {
          const head = {size, root: await root(0, size)};
          for (let at = 0; at < size; at++) {
            const right = await path(at, 0, size);
            if (!await includes(leaves[at], at, right, head)) return `leaf ${at} of ${size}`;
            if (await includes(bent(leaves[at]), at, right, head)) return `bent leaf ${at} of ${size}`;
            if (await includes(leaves[at], at, [...right, leaves[at]], head)) return `longer ${at} of ${size}`;
            if (size > 1 && await includes(leaves[at], (at + 1) % size, right, head)) return `moved ${at} of ${size}`;
          }
          for (let before = 1; before <= size; before++) {
            const smaller = {size: before, root: await root(0, before)};
            const right = before === size ? [] : await proof(before, 0, size, true);
            if (!await grew(smaller, head, right)) return `${before} to ${size}`;
            if (await grew({...smaller, root: bent(smaller.root)}, head, right)) return `bent ${before} to ${size}`;
            if (await grew(smaller, {...head, root: bent(head.root)}, right)) return `${before} to bent ${size}`;
          }
        }
        return 'right';
      }
      """;

  private ProofCases() {}
}
