import assert from 'node:assert/strict';
import { describeSettings } from '../../src/moving/setting-table.ts';
import { settingsFile } from '../support/declare-facts.ts';

const table = {
  rule: 'r10k-setting',
  tool: 'acme',
  meanings: [
    { path: 'a', message: () => 'is a', advice: ({ text }: { text: string }) => `do ${text}` },
    { path: 'b.*', message: () => 'is b' },
    { path: 'c', message: () => 'is c', isIdle: ({ text }: { text: string }) => text === 'no' },
  ],
} as const;

const told = (text: string, changed = {}) =>
  describeSettings(settingsFile(text, 'x.yaml'), { ...table, ...changed }).map(
    ({ file, line, message, advice }) =>
      `${file}:${line} ${message}${advice ? ` | ${advice}` : ''}`,
  );

describe('describeSettings', () => {
  it('tells what each setting is and what takes its place', () => {
    assert.deepEqual(told('a: 1\n'), ['x.yaml:1 `a`: is a | do 1']);
  });

  it('tells all below a path once', () => {
    assert.deepEqual(told('b:\n  c: 1\n  d: 2\n'), ['x.yaml:2 `b`: is b']);
    assert.deepEqual(told('b: [1, 2]\n'), ['x.yaml:1 `b`: is b']);
  });

  it('says nothing of what is as if it were not there', () => {
    assert.deepEqual(told('c: no\n'), []);
    assert.deepEqual(told('c: yes\n'), ['x.yaml:1 `c`: is c']);
  });

  it('says that it does not know one, unless the file has others', () => {
    assert.deepEqual(told('z: 1\n'), ['x.yaml:1 `z` of acme has no meaning in pupfile']);
    assert.deepEqual(told('z: 1\n', { isPartial: true }), []);
  });
});
