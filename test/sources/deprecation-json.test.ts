import assert from 'node:assert/strict';
import { deprecatedSince, parseDeprecation } from '../../src/sources/deprecation-json.ts';

describe('parseDeprecation', () => {
  const cases: readonly [document: object, reason: string | undefined, successor?: string][] = [
    [{}, undefined],
    [{ deprecated_for: null, superseded_by: null }, undefined],
    [{ deprecated_for: 'It is old.' }, 'It is old.'],
    [{ deprecated_for: ' It\n is\told. ' }, 'It is old.'],
    [{ deprecated_for: ' \n' }, undefined],
    [{ deprecated_for: 1 }, undefined],
    [{ deprecated_for: 'x'.repeat(201) }, `${'x'.repeat(200)}…`],
    [{ superseded_by: { slug: 'Acme/logger' } }, undefined, 'Acme-logger'],
    [{ superseded_by: { slug: '\u001b[2J' } }, undefined],
    [{ superseded_by: { slug: 1 } }, undefined],
    [{ superseded_by: 'acme-logger' }, undefined],
  ];
  for (const [document, reason, successor] of cases) {
    it(`reads ${JSON.stringify(document).slice(0, 60)}`, () => {
      const expected = { since: '2024-01-31', reason, successor };
      assert.deepEqual(parseDeprecation(document, '2024-01-31 12:00:00 -0800'), expected);
    });
  }

  it('lets no terminal escape through', () => {
    const { reason, since } =
      parseDeprecation({ deprecated_for: 'a\u001b[2Jb' }, '\u001b[2J') ?? {};
    assert.deepEqual([reason, since], ['a\u{fffd}[2Jb', '\u{fffd}[2J']);
  });

  for (const document of [null, [], 'text', 1]) {
    it(`does not take ${JSON.stringify(document)} for a module`, () => {
      assert.equal(parseDeprecation(document, '2024-01-31'), null);
    });
  }
});

describe('deprecatedSince', () => {
  for (const text of ['2024-01-31', '2024-01-31 12:00:00 -0800', '2024-01-31T12:00:00Z']) {
    it(`knows the day of ${text}`, () => {
      const nothing = { reason: undefined, successor: undefined };
      assert.deepEqual(deprecatedSince(text), { since: '2024-01-31', ...nothing });
    });
  }
});
