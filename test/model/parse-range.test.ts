import assert from 'node:assert/strict';
import { parseRange, parseRequirement, parseRequirements } from '../../src/model/parse-range.ts';
import { parseVersion } from '../../src/model/version.ts';
import { anyVersion, type VersionRange } from '../../src/model/version-range.ts';

const existing =
  '0.0.3 0.0.4 0.1.0 0.9.0 1.0.0-rc1 1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0 2.0.0-rc1 2.0.0 2.1.0 3.0.0'.split(
    ' ',
  );
const releases = existing.filter((text) => !text.includes('-')).join(' ');

/** The versions of the range among those that exist. */
function allowed(range: VersionRange | null): string {
  assert(range, 'the range can be read');
  return existing
    .map((text) => parseVersion(text))
    .filter((version) => version !== null)
    .filter((version) => range.allows(version))
    .map(({ text }) => text)
    .join(' ');
}

const forEveryone = [
  ['', releases],
  ['*', releases],
  ['x', releases],
  ['X.x.*', releases],
  ['x.2', releases],
  ['>= 0', releases],
  ['> *', ''],
  ['<= *', releases],
  ['^*', releases],
  ['1', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['1.x', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['1.*', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['1.x.3', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['1.2', '1.2.0 1.2.3 1.2.4'],
  ['1.2.x', '1.2.0 1.2.3 1.2.4'],
  ['1.2.3', '1.2.3'],
  ['= 1.2.3', '1.2.3'],
  ['1.0.0', '1.0.0'],
  ['1.0.0-rc1', '1.0.0-rc1'],
  ['> 1.2.3', '1.2.4 1.3.0 1.9.0 2.0.0 2.1.0 3.0.0'],
  ['> 1.2', '1.3.0 1.9.0 2.0.0 2.1.0 3.0.0'],
  ['> 1', '2.0.0 2.1.0 3.0.0'],
  ['>= 1.2.3', '1.2.3 1.2.4 1.3.0 1.9.0 2.0.0 2.1.0 3.0.0'],
  ['>=1.2', '1.2.0 1.2.3 1.2.4 1.3.0 1.9.0 2.0.0 2.1.0 3.0.0'],
  ['>= 2.0.0-rc1', '2.0.0-rc1 2.0.0 2.1.0 3.0.0'],
  ['< 1.0.3', '0.0.3 0.0.4 0.1.0 0.9.0 1.0.0'],
  ['< 1', '0.0.3 0.0.4 0.1.0 0.9.0'],
  ['<= 1.0.3', '0.0.3 0.0.4 0.1.0 0.9.0 1.0.0 1.0.3'],
  ['<= 1.0', '0.0.3 0.0.4 0.1.0 0.9.0 1.0.0 1.0.3'],
  ['<= 0', '0.0.3 0.0.4 0.1.0 0.9.0'],
  ['~1.2.3', '1.2.3 1.2.4'],
  ['~ 1.2', '1.2.0 1.2.3 1.2.4'],
  ['~1', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['~= 1.2.3', '1.2.3 1.2.4'],
  ['~> 1.2.3', '1.2.3 1.2.4'],
  ['~> 1', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['^1.2.3', '1.2.3 1.2.4 1.3.0 1.9.0'],
  ['^1.0', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
  ['^0.0.3', '0.0.3 0.0.4'],
  ['^0', '0.0.3 0.0.4 0.1.0 0.9.0'],
  ['1.0.3 - 1.2.3', '1.0.3 1.1.0 1.2.0 1.2.3'],
  ['1.0 - 2.0', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0 2.0.0'],
  ['>= 1.2.0 < 1.3.0', '1.2.0 1.2.3 1.2.4'],
  ['>=1.2.0 <1.3.0', '1.2.0 1.2.3 1.2.4'],
  ['>= 1.2.0  <  1.3.0', '1.2.0 1.2.3 1.2.4'],
  ['>= 1.2.0, < 1.3.0', '1.2.0 1.2.3 1.2.4'],
  ['>=1.2.0,<1.3.0', '1.2.0 1.2.3 1.2.4'],
  ['>= 2.0.0 < 1.0.0', ''],
  ['1.0.x || 1.2.x', '1.0.0 1.0.3 1.2.0 1.2.3 1.2.4'],
  ['1.0.x||1.2.x', '1.0.0 1.0.3 1.2.0 1.2.3 1.2.4'],
  ['1.2.x ||', '1.2.0 1.2.3 1.2.4'],
  ['!= 2.0.0 >= 1.9.0', '1.9.0 2.1.0 3.0.0'],
  ['v1.2.3', '1.2.3'],
  ['>= v1.2.3 < v2', '1.2.3 1.2.4 1.3.0 1.9.0'],
  [' 1.2.3\t', '1.2.3'],
] as const;

const unreadable = [
  'latest version',
  'nonsense',
  '1.2.3.4',
  '01.2.3',
  '1.2.3-01',
  '1.2-rc1',
  '>=1.0.0<2.0.0',
  '1.0.0 - 2.0.0 - 3.0.0',
  '1.0.0 -2.0.0',
  '>> 1.0.0',
  '=> 1.0.0',
  '>',
  '~>',
  '1.0.0 || nonsense',
  '>= 1.0.0 and < 2.0.0',
  '~9007199254740991',
  `>= 1.0.0${' '.repeat(1000)}< 2.0.0`,
];

for (const [name, parse] of [
  ['parseRange', parseRange],
  ['parseRequirement', parseRequirement],
] as const) {
  describe(name, () => {
    for (const [text, expected] of forEveryone) {
      it(`reads ${JSON.stringify(text)}`, () => {
        assert.equal(allowed(parse(text)), expected);
      });
    }

    for (const text of unreadable) {
      it(`knows that ${JSON.stringify(text.slice(0, 30))} is no range`, () => {
        assert.equal(parse(text), null);
      });
    }

    it("keeps the author's text", () => {
      assert.equal(parse(' >=1.0.0   <2.x ')?.text, '>=1.0.0   <2.x');
    });
  });
}

describe('the range of a metadata.json', () => {
  const cases = [
    ['~> 1.2', '1.2.0 1.2.3 1.2.4'],
    ['= 1.2', '1.2.0 1.2.3 1.2.4'],
  ] as const;
  for (const [text, expected] of cases) {
    it(`has in ${text} what semantic_puppet reads there`, () => {
      assert.equal(allowed(parseRange(text)), expected);
    });
  }

  for (const text of ['latest', ':latest']) {
    it(`cannot be ${text}`, () => {
      assert.equal(parseRange(text), null);
    });
  }
});

describe('the requirement of a Puppetfile', () => {
  const cases = [
    ['~> 1.2', '1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
    ['~> 1.2.x', '1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
    ['~> 1.0', '1.0.0 1.0.3 1.1.0 1.2.0 1.2.3 1.2.4 1.3.0 1.9.0'],
    ['~> 0.0', '0.0.3 0.0.4 0.1.0 0.9.0'],
    ['= 1.1', '1.1.0'],
    ['=1', '1.0.0'],
    ['!= 2.0.0', releases.replace(' 2.0.0', '')],
    ['>= 1.2, != 1.2.3, < 1.3', '1.2.0 1.2.4'],
  ] as const;
  for (const [text, expected] of cases) {
    it(`has in ${text} what RubyGems reads there`, () => {
      assert.equal(allowed(parseRequirement(text)), expected);
    });
  }

  for (const text of ['latest', ':latest', '', ' ']) {
    it(`is any version for ${JSON.stringify(text)}`, () => {
      assert.equal(parseRequirement(text), anyVersion);
    });
  }
});

describe('parseRequirements', () => {
  it('wants all of them to hold', () => {
    assert.equal(allowed(parseRequirements(['>= 1.0.0', '< 1.1.0'])), '1.0.0 1.0.3');
  });

  it('is any version for none, and for `latest`', () => {
    assert.equal(parseRequirements([]), anyVersion);
    assert.equal(parseRequirements([':latest']), anyVersion);
  });

  it('leaves out what says nothing', () => {
    assert.equal(parseRequirements([':latest', '1.2.x'])?.text, '1.2.x');
  });

  it('cannot be read where one of them cannot', () => {
    assert.equal(parseRequirements(['>= 1.0.0', 'nonsense']), null);
  });
});
