import assert from 'node:assert/strict';
import { parseReleaseFacts } from '../../src/sources/release-facts.ts';

const nothing = { license: undefined, platforms: [] };
const cases: readonly [title: string, metadata: Record<string, unknown>, facts: unknown][] = [
  [
    'a licence and what it runs on',
    {
      license: 'MIT',
      requirements: [
        { name: 'puppet', version_requirement: '>= 7.0.0 < 9.0.0' },
        { name: 'openvox', version_requirement: '>= 8.0.0' },
        { name: 'pe' },
      ],
    },
    {
      license: 'MIT',
      platforms: ['puppet >= 7.0.0 < 9.0.0', 'openvox >= 8.0.0', 'pe any version'],
    },
  ],
  ['nothing of an empty document', {}, nothing],
  ['nothing of other platforms', { requirements: [{ name: 'ruby' }] }, nothing],
  ['nothing of odd values', { license: 7, requirements: [null, 'puppet', {}] }, nothing],
  ['nothing of an object of requirements', { requirements: { puppet: '>= 1' } }, nothing],
  ['nothing of an empty licence', { license: ' ' }, nothing],
  [
    'a licence in one line, without what could hurt a terminal',
    { license: 'a\n\u001b[31mb' },
    { license: 'a \ufffd[31mb', platforms: [] },
  ],
  [
    'the beginning of a long licence',
    { license: 'x'.repeat(500) },
    { license: 'x'.repeat(120), platforms: [] },
  ],
];

describe('parseReleaseFacts', () => {
  for (const [title, metadata, facts] of cases) {
    it(`tells ${title}`, () => {
      assert.deepEqual(parseReleaseFacts(metadata), facts);
    });
  }
});
