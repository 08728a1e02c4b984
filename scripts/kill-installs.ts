import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { type KillOutcome, openKillRange } from '../test/support/kill-runs.ts';

// npm run fuzz:kills -- --count 300 --seed 1 --processes 2
// Kill number n is the one that `--count 1 --seed n` plays, but for the clock.

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    processes: { type: 'string', default: '2' },
  },
});
const count = Number(values.count);
const firstSeed = Number(values.seed);
const limit = pLimit(Number(values.processes));

const range = await openKillRange();
try {
  const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);
  const played = await Promise.allSettled(seeds.map((seed) => limit(() => range.kill(seed))));
  const outcomes = played.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const faults = played.flatMap((one, index) =>
    one.status === 'rejected' ? [`seed ${firstSeed + index}: ${one.reason}`] : [],
  );
  console.log(faults.join('\n'));
  console.log(`${count} kills from seed ${firstSeed}, ${faults.length} faults`);
  for (const [title, number] of countAll(outcomes)) {
    console.log(`${String(number).padStart(8)} ${title}`);
  }
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await range.close();
}

function countAll(outcomes: readonly KillOutcome[]): readonly (readonly [string, number])[] {
  const sum = (part: 'old' | 'fresh' | 'aside' | 'begun') =>
    outcomes.reduce((total, one) => total + one[part], 0);
  return [
    ['runs that ended before', outcomes.filter(({ isLate }) => isLate).length],
    ['runs that were killed', outcomes.filter(({ isLate }) => !isLate).length],
    ['modules that were old', sum('old')],
    ['modules that were new', sum('fresh')],
    ['modules between two renames, set aside', sum('aside')],
    ['archives begun in the store', sum('begun')],
  ];
}
