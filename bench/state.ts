/** What is already there when an install begins, in the order in which one leads to the next. */
export const states = ['cold', 'locked', 'pinned', 'warm', 'no-op', 'check', 'resolve'] as const;

/** One of `states`. */
export type State = (typeof states)[number];

/** What a state stands for, as a report says it. */
export const stateMeanings: Readonly<Record<State, string>> = {
  cold: 'no lock, nothing stored, nothing installed',
  locked: 'a current lock, nothing stored, nothing installed',
  pinned: 'the same as cold, for ten modules whose versions the Puppetfile names',
  warm: 'a current lock, everything stored, nothing installed',
  'no-op': 'everything is installed already',
  check: 'the same, and `pupfile check` looks whether the lock is current',
  resolve: 'no lock, everything stored, and `pupfile lock --offline` writes one',
};

/** Whether the state asks the Forge for something, so that the network counts. */
export function needsNetwork(state: State): boolean {
  return state === 'cold' || state === 'locked' || state === 'pinned';
}
