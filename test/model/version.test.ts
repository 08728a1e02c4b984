import assert from 'node:assert/strict';
import {
  compareVersions,
  isPrerelease,
  parseLooseVersion,
  parseVersion,
} from '../../src/model/version.ts';

function version(text: string) {
  const parsed = parseVersion(text);
  assert(parsed, text);
  return parsed;
}

describe('parseVersion', () => {
  const versions = [
    ['1.2.3', '1.2.3'],
    ['v1.2.3', '1.2.3'],
    [' 1.2.3 ', '1.2.3'],
    ['1.2.3-rc.1+build.5', '1.2.3-rc.1+build.5'],
    ['20100507.0.0', '20100507.0.0'],
  ] as const;
  for (const [text, expected] of versions) {
    it(`reads ${JSON.stringify(text)} as ${expected}`, () => {
      assert.equal(parseVersion(text)?.text, expected);
    });
  }

  for (const text of [
    '',
    '1',
    '1.2',
    '1.2.3.4',
    '01.2.3',
    '1.2.3-01',
    '1.2.x',
    'latest',
    'vv1.2.3',
  ]) {
    it(`knows that ${JSON.stringify(text)} is no version`, () => {
      assert.equal(parseVersion(text), null);
    });
  }
});

describe('compareVersions', () => {
  it('orders numerically, pre-releases before their release, build metadata last', () => {
    const ascending = [
      '0.2.0',
      '0.10.0',
      '1.0.0-alpha',
      '1.0.0-rc.2',
      '1.0.0-rc.10',
      '1.0.0',
      '1.0.0+a',
      '1.0.0+b',
      '1.0.2',
      '1.0.10',
    ];
    const sorted = ascending.toReversed().map(version).sort(compareVersions);
    assert.deepEqual(
      sorted.map(({ text }) => text),
      ascending,
    );
  });
});

describe('isPrerelease', () => {
  const cases = [
    ['1.0.0', false],
    ['1.0.0-rc1', true],
    ['1.0.0+rc1', false],
  ] as const;
  for (const [text, expected] of cases) {
    it(`says ${expected} of ${text}`, () => {
      assert.equal(isPrerelease(version(text)), expected);
    });
  }
});

describe('parseLooseVersion', () => {
  const places = [
    ['1.2.3', '1.2.3'],
    ['v2', '2.0.0'],
    ['1.2', '1.2.0'],
    ['01.02.03', '1.2.3'],
    ['0.0.1.1', '0.0.1+1'],
    ['2.0.1a', '2.0.1-a'],
    ['1.4.0.pre2', '1.4.0-pre.2'],
    ['1.4.0-pre2', '1.4.0-pre2'],
    ['1.0.0.beta.01', '1.0.0-beta.1'],
    ['2.0rc1', '2.0.0-rc.1'],
    ['9.1.0-0-2', '9.1.0-0-2'],
  ] as const;
  for (const [text, place] of places) {
    it(`reads ${text} as ${place}, and keeps its text`, () => {
      const version = parseLooseVersion(text);
      assert.equal(version?.semver.raw, place);
      assert.equal(version?.text, text.replace(/^v/, ''));
    });
  }

  it('puts them where RubyGems would', () => {
    const sorted = [
      '1.4.0.pre2',
      '1.4.0.pre10',
      '1.4.0',
      '1.4.0.1',
      '1.4.0.2',
      '1.4.0.10',
      '1.4.1a',
    ];
    const versions = sorted.map((text) => parseLooseVersion(text) ?? assert.fail(text));
    assert.deepEqual(
      versions
        .toReversed()
        .sort(compareVersions)
        .map(({ text }) => text),
      sorted,
    );
  });

  for (const text of ['', 'master', 'v', '1.x', '1..2', '1.2.3.', 'release-1.2']) {
    it(`knows no place for ${JSON.stringify(text)}`, () => {
      assert.equal(parseLooseVersion(text), null);
    });
  }
});
