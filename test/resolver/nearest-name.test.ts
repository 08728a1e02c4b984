import assert from 'node:assert/strict';
import { nearestName } from '../../src/resolver/nearest-name.ts';
import { moduleName } from '../support/declare-modules.ts';

describe('nearestName', () => {
  const cases: readonly [name: string, candidates: string[], meant: string | undefined][] = [
    ['puppetlabs-stdlb', ['puppetlabs-stdlib', 'puppetlabs-apt'], 'puppetlabs-stdlib'],
    ['puppetlab-stdlib', ['puppetlabs-stdlib', 'other-stdlib'], 'puppetlabs-stdlib'],
    ['camptocamp-systemd', ['puppet-systemd'], 'puppet-systemd'],
    ['acme-weahter', ['acme-web', 'acme-weather'], 'acme-weather'],
    ['acme-mail', ['acme-base', 'acme-web'], undefined],
    ['acme-mail', ['Acme-Mails'], 'Acme-Mails'],
    ['acme-mail', ['zulu-mails'], undefined],
    ['acme-mail', [], undefined],
  ];
  for (const [name, candidates, meant] of cases) {
    it(`finds ${meant} for ${name} among ${candidates.join(' and ') || 'none'}`, () => {
      assert.equal(nearestName(moduleName(name), candidates), meant);
    });
  }
});
