import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzzedArchive } from '../test/support/fuzzed-archives.ts';
import { tryArchive } from '../test/support/try-archive.ts';
import { runFuzz } from './run-fuzz.ts';

// npm run fuzz:archives -- --count 100000 --seed 1 --processes 2 --seconds 5

const writesEvery = 50;
let directory: string | undefined;

await runFuzz({
  file: import.meta.filename,
  prepare: async () => {
    const made = mkdtempSync(join(tmpdir(), 'pupfile-fuzz-'));
    directory = made;
    return () => rmSync(made, { recursive: true });
  },
  tryCase: (seed) =>
    tryArchive(fuzzedArchive(seed), seed % writesEvery === 0 ? directory : undefined),
  show: (seed) => fuzzedArchive(seed).toString('base64'),
});
