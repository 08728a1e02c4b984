import assert from 'node:assert/strict';
import { PupfileError } from '../../../src/errors/pupfile-error.ts';
import { findRefusedPuppetfile } from '../../../src/moving/rules/refused-puppetfile.ts';
import { factsOf } from '../../support/declare-facts.ts';

const at = (line: number, text: string) => ({
  span: { file: 'Puppetfile', line, column: 1, length: 1, lineText: 'x' },
  text,
});
const told = (error: PupfileError) =>
  findRefusedPuppetfile(factsOf({ refusal: error })).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );

describe('findRefusedPuppetfile', () => {
  it('tells each place', () => {
    const error = new PupfileError('PUPPETFILE_INVALID', 'two problems', {
      labels: [at(1, 'one'), at(3, 'other')],
    });
    assert.deepEqual(told(error), ['Puppetfile:1 one', 'Puppetfile:3 other']);
  });

  it('tells the problem where there is one', () => {
    const error = new PupfileError('PUPPETFILE_SYNTAX', 'a comma', { labels: [at(2, 'here')] });
    assert.deepEqual(told(error), ['Puppetfile:2 a comma']);
    assert.deepEqual(told(new PupfileError('PUPPETFILE_UNREADABLE', 'no text')), [
      'Puppetfile:undefined no text',
    ]);
  });

  it('tells that there is none', () => {
    assert.deepEqual(told(new PupfileError('PUPPETFILE_NOT_FOUND', 'x')), [
      'Puppetfile:undefined there is none',
    ]);
  });

  it('has nothing to tell where it was read', () => {
    assert.deepEqual(findRefusedPuppetfile(factsOf()), []);
  });
});
