import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseRange } from '../../src/model/parse-range.ts';
import { parseVersion, type Version } from '../../src/model/version.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

interface Verdict {
  readonly range: string;
  /** The versions in the range; absent where semantic_puppet cannot read it. */
  readonly includes?: readonly string[];
}

// Where pupfile differs from semantic_puppet on purpose, by the reason.
const differences: Readonly<Record<string, readonly string[]>> = {
  'a leading v is forgiven': [
    'v1.2.3',
    'v1',
    'v1.2',
    'v1.x',
    '> v1.2.3',
    '>= v1.2.3',
    '< v1.2.3',
    '<= v1.2.3',
    'v1.0.0 - v2.0.0',
  ],
  'blanks of every kind are forgiven': [
    ' ',
    ' 1.2.3',
    ' >=1.0.0 <2.0.0',
    '\t1.2.3',
    '\u00a0>=1.0.0',
    '>=1.0.0\u00a0<2.0.0',
  ],
  'a wildcard names no pre-release': [
    'x',
    'X',
    '*',
    '',
    'x.x.x',
    '*.*.*',
    'x.2',
    '~*',
    '~x',
    '~>*',
    '~>x',
    '~=x',
    '* *',
    '1.2.3 || *',
  ],
  'nothing is too much for <=*': ['<=*'],
  'commas separate, and != is understood': [
    '1,2,3',
    '>= 1.2.3, < 2.0.0',
    '> 1.2.3 , < 2',
    '!=1.2.3',
  ],
  'alternatives stay apart instead of becoming one interval': [
    '1.2.3-alpha || 1.2.4',
    '<=1.2.3-alpha || 1.2.4',
    '1.2.3 || 1.2.3-rc1 || 1.2.2',
    '<1.2.3 || 1.2.3 || >1.2.3',
    '>=1.2.3-alpha || >=0.5.0',
    '>=5.0.1-rc0 || >=0.5.0',
  ],
  'an interval that is one version wide is still an interval': ['1.2.3 - 1.2.3'],
  'numbers above 2^53 cannot be compared': ['>=9007199254740992.0.0'],
};

if (hasSharedData) {
  describe('parseRange beside semantic_puppet', () => {
    const file = sharedData('semver', 'verdicts.json');
    const data: { readonly versions: readonly string[]; readonly ranges: readonly Verdict[] } =
      JSON.parse(readFileSync(file, 'utf8'));
    const versions = data.versions.map(parseVersion).filter((version) => version !== null);
    const differing = data.ranges.filter((verdict) => !agrees(verdict, versions));

    it('reads every version of the collection', () => {
      assert.equal(versions.length, data.versions.length);
    });

    it('agrees on every range but those that are named here', () => {
      const named = new Set(Object.values(differences).flat());
      const unnamed = differing.map(({ range }) => range).filter((range) => !named.has(range));
      assert.deepEqual(unnamed, []);
    });

    for (const [reason, ranges] of Object.entries(differences)) {
      it(`differs because ${reason}`, () => {
        const found = differing.map(({ range }) => range).filter((range) => ranges.includes(range));
        assert.deepEqual(found.toSorted(), ranges.toSorted());
      });
    }
  });
}

function agrees({ range, includes }: Verdict, versions: readonly Version[]): boolean {
  const parsed = parseRange(range);
  if (parsed === null || includes === undefined) return parsed === null && includes === undefined;
  const allowed = versions.filter((version) => parsed.allows(version)).map(({ text }) => text);
  return allowed.join(' ') === includes.join(' ');
}
