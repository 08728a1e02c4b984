import fc from 'fast-check';
import {
  createFuzzedProject,
  type FuzzedProject,
  fuzzedPuppetfiles,
} from '../support/fuzzed-puppetfiles.ts';

// Some of them run until the limits of evaluation end them.
const longestMs = 300_000;

// `npm run fuzz` tries many more.
describe('readPuppetfile, on texts that nobody would write', () => {
  let project: FuzzedProject;
  before(() => {
    project = createFuzzedProject();
  });
  after(() => project.delete());

  it('gives declarations or an error with places in the text', () => {
    fc.assert(
      fc.property(fuzzedPuppetfiles, (text) => void project.read(text)),
      { numRuns: 300 },
    );
  }).timeout(longestMs);
});
