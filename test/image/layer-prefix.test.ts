import assert from 'node:assert/strict';
import { defaultPrefix, parsePrefix } from '../../src/image/layer-prefix.ts';
import { thrown } from '../support/rejection.ts';

describe('parsePrefix', () => {
  const cases: readonly [string, string][] = [
    [defaultPrefix, defaultPrefix],
    ['/opt/modules/', '/opt/modules'],
    ['//opt///modules', '/opt/modules'],
    ['/', ''],
    ['/library', '/library'],
    ['/usr/lib/puppet', '/usr/lib/puppet'],
    ['/var/runner', '/var/runner'],
    ['/a b/..c', '/a b/..c'],
  ];
  for (const [text, path] of cases) {
    it(`reads ${text} as ${path}`, () => assert.equal(parsePrefix(text), path));
  }

  for (const text of [
    '',
    'modules',
    '../etc',
    '/etc/../root',
    '/etc/..',
    '/./etc',
    '/a\nb',
    '/a\0b',
    'C:\\x',
    '/a\\b',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.match(thrown(() => parsePrefix(text), 'USAGE').hint ?? '', /--prefix takes/);
    });
  }

  for (const [text, better] of [
    ['/lib/puppet', '/usr/lib/puppet'],
    ['/bin', '/usr/bin'],
    ['/var/run/modules', '/run/modules'],
  ] as const) {
    it(`does not replace the link ${text} begins with`, () => {
      assert.equal(thrown(() => parsePrefix(text), 'USAGE').hint, `use \`--prefix ${better}\``);
    });
  }
});
