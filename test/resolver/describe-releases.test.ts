import assert from 'node:assert/strict';
import { describeReleases, listVersions } from '../../src/resolver/describe-releases.ts';
import { moduleWith, setOf } from '../support/universe.ts';

const web = moduleWith(
  'acme-web',
  ...['1.0.0', '1.1.0', '1.2.0', '2.0.0', '2.1.0', '3.0.0', '4.0.0', '5.0.0', '6.0.0', '10.0.0'],
);

describe('describeReleases', () => {
  const cases = [
    [['1.1.0'], 'acme-web 1.1.0'],
    [['1.0.0', '1.1.0'], 'acme-web 1.0.0 to 1.1.0'],
    [['2.1.0', '1.2.0', '2.0.0'], 'acme-web 1.2.0 to 2.1.0'],
    [['1.0.0', '2.0.0', '2.1.0', '6.0.0'], 'acme-web 1.0.0, 2.0.0 to 2.1.0, 6.0.0'],
    [['6.0.0', '10.0.0'], 'acme-web 6.0.0 to 10.0.0'],
    [
      ['1.0.0', '1.2.0', '2.1.0', '4.0.0', '6.0.0'],
      'acme-web 1.0.0, 1.2.0, 2.1.0, 4.0.0 and 1 more',
    ],
    [['1.1.0', 'none'], 'acme-web 1.1.0'],
    [['none'], 'acme-web'],
  ] as const;
  for (const [versions, expected] of cases) {
    it(`calls ${versions.join(' and ')} ${expected}`, () => {
      assert.equal(describeReleases({ module: web, set: setOf(web, ...versions) }), expected);
    });
  }

  it('says so where it is every release', () => {
    assert.equal(describeReleases({ module: web, set: web.all }), 'every acme-web');
    assert.equal(describeReleases({ module: web, set: web.all & ~web.absent }), 'every acme-web');
  });

  it('names the only release', () => {
    const module = moduleWith('acme-log', '1.0.0');
    assert.equal(describeReleases({ module, set: module.all }), 'acme-log 1.0.0');
  });

  it('has no more than the name of a module without releases', () => {
    const module = moduleWith('acme-log');
    assert.equal(describeReleases({ module, set: module.all }), 'acme-log');
  });
});

describe('listVersions', () => {
  it('lists the newest first', () => {
    assert.equal(
      listVersions({ module: web, set: setOf(web, '1.0.0', '10.0.0', '2.0.0') }),
      '10.0.0, 2.0.0, 1.0.0',
    );
  });

  it('counts what is too much to list', () => {
    assert.equal(
      listVersions({ module: web, set: web.all }),
      '10.0.0, 6.0.0, 5.0.0, 4.0.0, 3.0.0 and 5 older',
    );
  });
});
