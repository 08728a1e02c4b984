import assert from 'node:assert/strict';
import { createRunFuzzer, fuzzedSubjects, type RunFuzzer } from '../support/fuzzed-runs.ts';

// `npm run fuzz:cli` plays many more.
describe('pupfile, on what nobody would write', () => {
  let fuzzer: RunFuzzer;
  before(async () => {
    fuzzer = await createRunFuzzer();
  });
  after(() => fuzzer.close());

  for (const subject of fuzzedSubjects) {
    it(`does right by damaged ${subject}, or says what is wrong and leaves all as it was`, async () => {
      for (let seed = 1; seed <= 3; seed += 1) {
        assert.match(await fuzzer.play(subject, seed), /^(0|1|3|6|[1-7] [A-Z_]+)$/);
      }
    });
  }
});
