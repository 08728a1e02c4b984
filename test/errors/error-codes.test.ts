import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorExplanation, errorCodes, exitCodes } from '../../src/errors/error-codes.ts';

const documents = join(import.meta.dirname, '..', '..');
const codes: readonly (readonly [string, ErrorExplanation])[] = Object.entries(errorCodes);

describe('every error code', () => {
  for (const [code, { title, explanation, exitCode }] of codes) {
    it(`explains ${code}`, () => {
      assert.match(code, /^[A-Z]+(?:_[A-Z]+)*$/);
      assert.match(title, /^[A-Z].{10,80}[^.]$/);
      assert.match(explanation, /^(?:[A-Z`]|pupfile ).{30,}\.$/);
      const isFailure = (exitCode > 0 && exitCode < 8) || exitCode === exitCodes.interrupted;
      assert.ok(isFailure, String(exitCode));
    });

    it(`lists ${code} in docs/errors.md`, () => {
      const text = readFileSync(join(documents, 'docs', 'errors.md'), 'utf8');
      assert.ok(text.includes(`| \`${code}\` | ${exitCode} | ${title} |`));
    });
  }
});

describe('every exit status', () => {
  it('means one thing', () => {
    const statuses = Object.values(exitCodes);
    assert.equal(new Set(statuses).size, statuses.length);
  });
});
