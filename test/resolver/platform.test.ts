import assert from 'node:assert/strict';
import { parseRange } from '../../src/model/parse-range.ts';
import type { PlatformRequirement } from '../../src/model/release.ts';
import { parseVersion } from '../../src/model/version.ts';
import { describePlatform, supportsPlatform } from '../../src/resolver/platform.ts';
import { releaseOf } from '../support/declare-modules.ts';

function read(text: string): PlatformRequirement {
  const [name, ...range] = text.split(' ');
  assert(name === 'puppet' || name === 'openvox' || name === 'pe');
  return { name, range: parseRange(range.join(' ')) ?? assert.fail(text) };
}

const version = (text: string | undefined) => parseVersion(text ?? '') ?? undefined;

describe('supportsPlatform', () => {
  const cases: readonly [requirements: string[], puppet: string | undefined, expected: boolean][] =
    [
      [[], '8.10.0', true],
      [['puppet >= 7.0.0 < 9.0.0'], '8.10.0', true],
      [['puppet >= 4.0.0 < 7.0.0'], '8.10.0', false],
      [['puppet >= 4.0.0 < 7.0.0'], undefined, true],
      [['puppet >= 4.0.0', 'puppet < 7.0.0'], '8.10.0', false],
      [['puppet >= 7.0.0'], '8.0.0-rc1', true],
      [['openvox >= 8.19.0 < 9.0.0'], '8.10.0', false],
      [['openvox >= 8.19.0 < 9.0.0'], '8.19.1', true],
      [['puppet >= 7.0.0 < 9.0.0', 'openvox >= 8.19.0 < 9.0.0'], '8.10.0', true],
      [['puppet >= 7.0.0 < 8.0.0', 'openvox >= 8.19.0 < 9.0.0'], '8.19.0', true],
      [['pe >= 2019.0.0 < 2020.0.0'], '8.10.0', true],
    ];
  for (const [requirements, puppet, expected] of cases) {
    const says = requirements.join(' and ') || 'nothing';
    it(`${expected ? 'takes' : 'refuses'} a release that says ${says} for Puppet ${puppet}`, () => {
      const release = { ...releaseOf('acme-web 1.0.0'), requirements: requirements.map(read) };
      assert.equal(supportsPlatform(release, { puppet: version(puppet) }), expected);
    });
  }

  it('asks for Puppet Enterprise by itself', () => {
    const release = {
      ...releaseOf('acme-web 1.0.0'),
      requirements: [read('puppet >= 7.0.0'), read('pe < 2020.0.0')],
    };
    assert.equal(supportsPlatform(release, { pe: version('2019.8.0') }), true);
    assert.equal(supportsPlatform(release, { pe: version('2023.8.0') }), false);
    assert.equal(
      supportsPlatform(release, { pe: version('2019.8.0'), puppet: version('6.0.0') }),
      false,
    );
  });
});

describe('describePlatform', () => {
  it('names what is asked for', () => {
    const [puppet, pe] = [version('8.10.0'), version('2023.8.0')];
    assert.equal(describePlatform({ puppet }), 'Puppet 8.10.0');
    assert.equal(describePlatform({ puppet, pe }), 'Puppet 8.10.0 with Puppet Enterprise 2023.8.0');
    assert.equal(describePlatform({}), '');
  });
});
