import assert from 'node:assert/strict';
import { findLeftovers } from '../../../src/moving/rules/leftovers.ts';
import { factsOf } from '../../support/declare-facts.ts';

describe('findLeftovers', () => {
  it('tells of what only another tool needs', () => {
    const [first, ...others] = findLeftovers(factsOf({ leftovers: ['.librarian'] }));
    assert.deepEqual([first?.file, others], ['.librarian/', []]);
    assert.match(first?.advice ?? '', /rm -r \.librarian/);
  });
});
