import fc from 'fast-check';
import { fuzzedLocks, tryLock } from '../test/support/fuzzed-locks.ts';
import {
  createFuzzedProject,
  type FuzzedProject,
  fuzzedPuppetfiles,
} from '../test/support/fuzzed-puppetfiles.ts';
import { runFuzz } from './run-fuzz.ts';

// npm run fuzz -- --locks --count 100000 --seed 1 --processes 2 --seconds 10

const isAboutLocks = process.argv.includes('--locks');
let project: FuzzedProject | undefined;

await runFuzz({
  file: import.meta.filename,
  words: isAboutLocks ? ['--locks'] : [],
  prepare: async () => {
    if (!isAboutLocks) project = createFuzzedProject();
    return () => project?.delete();
  },
  tryCase: (seed) => project?.read(show(seed)) ?? tryLock(show(seed)),
  show,
});

function show(seed: number): string {
  const texts = isAboutLocks ? fuzzedLocks : fuzzedPuppetfiles;
  return fc.sample(texts, { seed, numRuns: 1 })[0] ?? '';
}
