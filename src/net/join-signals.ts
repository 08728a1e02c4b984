import { setMaxListeners } from 'node:events';

/**
 * Makes signals that end when one signal does, and when another one does that a request may have. Many may
 * listen to each of them. All requests of one signal get the same, because joining two costs as much as a
 * part of a request.
 */
export function joinSignals(first: AbortSignal): (other: AbortSignal | undefined) => AbortSignal {
  const known = new WeakMap<AbortSignal, AbortSignal>();
  setMaxListeners(0, first);
  return (other) => {
    if (other === undefined) return first;
    const joined = known.get(other) ?? AbortSignal.any([first, other]);
    if (!known.has(other)) setMaxListeners(0, joined);
    known.set(other, joined);
    return joined;
  };
}
