import assert from 'node:assert/strict';
import { uniqueIds } from '../../src/sbom/unique-ids.ts';

describe('uniqueIds', () => {
  const idsOf = (...texts: readonly string[]) => Object.fromEntries(uniqueIds(texts, 'X-'));

  it('keeps letters, digits, dots and hyphens', () => {
    assert.deepEqual(idsOf('posix_acl 1.0', '(c) Acme'), {
      'posix_acl 1.0': 'X-posix-acl-1.0',
      '(c) Acme': 'X-c-Acme',
    });
  });

  it('numbers what would be the same, in the order of the alphabet', () => {
    assert.deepEqual(idsOf('a_b', 'a b', 'a-b', 'a_b'), {
      'a b': 'X-a-b',
      'a-b': 'X-a-b-2',
      a_b: 'X-a-b-3',
    });
    assert.deepEqual(idsOf('a b', 'A b'), { 'A b': 'X-A-b', 'a b': 'X-a-b-2' });
  });

  it('does not take a number that another text has as its own', () => {
    assert.deepEqual(idsOf('a', 'a-2', 'a!'), { a: 'X-a', 'a!': 'X-a-2', 'a-2': 'X-a-2-2' });
  });

  it('gives no prefix to a text that has it', () => {
    assert.deepEqual(idsOf('X-acme'), { 'X-acme': 'X-acme' });
  });

  it('has an identifier for a text without a letter', () => {
    assert.deepEqual(idsOf('§'), { '§': 'X-other' });
  });
});
