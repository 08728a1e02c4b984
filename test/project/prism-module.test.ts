import assert from 'node:assert/strict';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { recordCalls } from '../../src/puppetfile/read-puppetfile.ts';

describe('loadPrismModule', () => {
  it('gives the parser that Puppetfiles are read with', () => {
    const prism = loadPrismModule();
    const calls = recordCalls({ text: "mod 'acme-web'\n", file: 'Puppetfile', prism });
    assert.equal(calls.length, 1);
  });
});
