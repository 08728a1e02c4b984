import { fuzzedArchive } from '../test/support/fuzzed-archives.ts';
import { createRunFuzzer, fuzzedSubjects, type RunFuzzer } from '../test/support/fuzzed-runs.ts';
import { runFuzz } from './run-fuzz.ts';

// npm run fuzz:cli -- --archives --answers --locks --puppetfiles --count 1000 --seed 1 --processes 2
// Without a subject, all of them in turn.

const chosen = fuzzedSubjects.filter((subject) => process.argv.includes(`--${subject}`));
const subjects = chosen.length === 0 ? fuzzedSubjects : chosen;
let fuzzer: RunFuzzer | undefined;

await runFuzz({
  file: import.meta.filename,
  words: subjects.map((subject) => `--${subject}`),
  prepare: async () => {
    fuzzer = await createRunFuzzer();
    return () => fuzzer?.close();
  },
  tryCase: async (seed) => {
    const subject = subjectOf(seed);
    return `${subject.padEnd(12)}${await fuzzer?.play(subject, seed)}`;
  },
  show: (seed) =>
    subjectOf(seed) === 'archives' ? fuzzedArchive(seed).toString('base64') : subjectOf(seed),
});

function subjectOf(seed: number) {
  return subjects[seed % subjects.length] ?? 'archives';
}
