import assert from 'node:assert/strict';
import type { Release } from '../../src/model/release.ts';
import {
  parseArchiveReference,
  parseReleasePage,
  resolveOnForge,
} from '../../src/sources/release-json.ts';
import { UnexpectedAnswer } from '../../src/sources/unexpected-answer.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';

const forgeUrl = 'https://forge.example';
const about = { module: moduleName('acme-web'), forgeUrl };
const md5 = 'D41D8CD98F00B204E9800998ECF8427E';

describe('parseReleasePage', () => {
  it('reads what the Forge says of a release', () => {
    const [release] = parse({
      version: '1.2.3',
      file_uri: '/v3/files/acme-web-1.2.3.tar.gz',
      file_size: 4711,
      file_md5: md5,
      file_sha256: sha256Of(1),
      metadata: { dependencies: [{ name: 'acme/base', version_requirement: '>= 1.0.0 < 2.0.0' }] },
    });
    assert.equal(release?.name, 'acme-web');
    assert.equal(release?.version.text, '1.2.3');
    assert.deepEqual(dependenciesOf(release), ['acme-base >= 1.0.0 < 2.0.0']);
    assert.equal(release?.unusable, undefined);
    assert.deepEqual(release?.archive, {
      url: 'https://forge.example/v3/files/acme-web-1.2.3.tar.gz',
      sha256: sha256Of(1),
      md5: md5.toLowerCase(),
      sizeBytes: 4711,
    });
  });

  const noReleases: readonly [string, unknown][] = [
    ['a deleted release', { version: '1.0.0', deleted_at: '2020-01-01 00:00:00 +0000' }],
    ['a version that has no place among others', { version: 'newest' }],
    ['a release without a version', {}],
    ['what is no release at all', 'acme-web-1.0.0'],
    ['nothing', null],
    ['a list', []],
  ];
  for (const [title, json] of noReleases) {
    it(`leaves out ${title}`, () => assert.deepEqual(parse(json), []));
  }

  const releases: readonly [string, object][] = [
    ['that was never deleted', { deleted_at: null }],
    ['without metadata', { metadata: null }],
    ['whose dependencies are no list', { metadata: { dependencies: 'none' } }],
    [
      'whose version stands in its metadata alone',
      { version: null, metadata: { version: '1.0.0' } },
    ],
    ['whose module is spelled otherwise', { module: { slug: 'Acme-Web' } }],
    ['whose metadata spells the module with a slash', { metadata: { name: 'acme/web' } }],
  ];
  for (const [title, json] of releases) {
    it(`takes a release ${title}`, () => {
      const [release] = parse({ version: '1.0.0', ...json });
      assert.equal(release?.version.text, '1.0.0');
      assert.deepEqual(release?.dependencies, []);
      assert.equal(release?.unusable, undefined);
    });
  }

  const dependencies: readonly [dependency: unknown, expected: string | undefined][] = [
    [{ name: 'acme/base', version_requirement: '1.x' }, 'acme-base 1.x'],
    [{ name: 'acme-base', version_requirement: '1.x' }, 'acme-base 1.x'],
    [{ name: 'Acme/Base', version_requirement: '1.x' }, 'acme-base 1.x'],
    [{ name: 'acme/base', version_range: '1.x' }, 'acme-base 1.x'],
    [{ name: 'acme/base', version_requirement: null }, 'acme-base '],
    [{ name: 'acme/base', version_requirement: '' }, 'acme-base '],
    [{ name: 'acme/base' }, 'acme-base '],
    [{ name: 'acme/base', version_requirement: 'newest' }, undefined],
    [{ name: 'acme/base', version_requirement: {} }, undefined],
    [{ name: 'a/../b', version_requirement: '1.x' }, undefined],
    [{ version_requirement: '1.x' }, undefined],
    ['acme/base', undefined],
    [null, undefined],
  ];
  for (const [dependency, expected] of dependencies) {
    const text = JSON.stringify(dependency);
    if (expected === undefined) {
      it(`keeps a release that depends on ${text}, as one that cannot be chosen`, () => {
        const [release] = parse({ version: '1.0.0', metadata: { dependencies: [dependency] } });
        assert.equal(release?.unusable, `acme-web 1.0.0 has a broken dependency: ${text}`);
        assert.deepEqual(release?.dependencies, []);
      });
    } else {
      it(`reads ${expected.trim()} from ${text}`, () => {
        const [release] = parse({ version: '1.0.0', metadata: { dependencies: [dependency] } });
        assert.deepEqual(dependenciesOf(release), [expected]);
        assert.equal(release?.unusable, undefined);
      });
    }
  }

  it('keeps a version that is not Semantic Versioning in its place, but for nobody to choose', () => {
    const [release] = parse({ version: '1.0.0.1' });
    assert.equal(
      release?.unusable,
      'acme-web 1.0.0.1 has a version that is not Semantic Versioning',
    );
    assert.equal(release?.version.semver.raw, '1.0.0+1');
  });

  it('reads the licence as its author words it, and nothing that is no text', () => {
    const [release] = parse({ version: '1.0.0', metadata: { license: 'Apache-2.0' } });
    assert.equal(release?.licence, 'Apache-2.0');
    const [odd] = parse({ version: '1.0.0', metadata: { license: ['MIT'] } });
    assert.equal(odd?.licence, undefined);
  });

  it('reads what a release runs on, and passes over what says nothing', () => {
    const requirements = [
      { name: 'puppet', version_requirement: '>= 7.0.0 < 9.0.0' },
      { name: 'openvox', version_requirement: '>= 8.19.0' },
      { name: 'pe' },
      { name: 'puppet', version_requirement: 'newest' },
      { name: 'ruby', version_requirement: '>= 2.0.0' },
      null,
    ];
    const [release] = parse({ version: '1.0.0', metadata: { requirements } });
    assert.deepEqual(
      release?.requirements.map(({ name, range }) => `${name} ${range.text}`),
      ['puppet >= 7.0.0 < 9.0.0', 'openvox >= 8.19.0', 'pe '],
    );
  });

  it('keeps the order of dependencies, and those that are named twice', () => {
    const entries = ['acme/z', 'acme/a', 'acme/z'].map((name) => ({ name }));
    const [release] = parse({ version: '1.0.0', metadata: { dependencies: entries } });
    assert.deepEqual(dependenciesOf(release), ['acme-z ', 'acme-a ', 'acme-z ']);
  });

  const checksums: readonly [sha256: unknown, expected: string | undefined][] = [
    [sha256Of(10).toUpperCase(), sha256Of(10)],
    [sha256Of(10).slice(1), undefined],
    [`${sha256Of(10)}0`, undefined],
    ['z'.repeat(64), undefined],
    ['', undefined],
    [null, undefined],
    [1, undefined],
  ];
  for (const [file_sha256, expected] of checksums) {
    it(`reads ${expected ? 'the checksum' : 'no checksum'} from ${JSON.stringify(file_sha256)}`, () => {
      const [release] = parse({ version: '1.0.0', file_sha256 });
      assert.equal(release?.archive?.sha256, expected);
    });
  }

  it('gives the address of the next page as the Forge wrote it', () => {
    const page = (pagination: unknown) =>
      parseReleasePage({ results: [], pagination }, about)?.next;
    assert.equal(page({ next: '/v3/releases?offset=100' }), '/v3/releases?offset=100');
    assert.equal(page({ next: null }), undefined);
    assert.equal(page(null), undefined);
  });

  for (const document of [null, [], 'text', {}, { results: {} }, { message: 'not found' }]) {
    it(`does not take ${JSON.stringify(document)} for a page`, () => {
      assert.equal(parseReleasePage(document, about), null);
    });
  }
});

describe('parseReleasePage of another module', () => {
  const others: readonly [string, object, string][] = [
    [
      'a release of another module',
      { version: '1.0.0', module: { slug: 'acme-base' } },
      'acme-base 1.0.0',
    ],
    [
      'a release whose metadata names another module',
      { version: '1.0.0', metadata: { name: 'acme/base' } },
      'acme/base 1.0.0',
    ],
  ];
  for (const [title, json, shown] of others) {
    it(`leaves out ${title} beside those of the module`, () => {
      const page = parseReleasePage({ results: [json, { version: '2.0.0' }] }, about);
      assert.deepEqual(
        page?.releases.map(({ version }) => version.text),
        ['2.0.0'],
      );
    });

    it(`does not take ${title} alone for an answer`, () => {
      assert.throws(() => parse(json), new UnexpectedAnswer(`the answer is about \`${shown}\``));
    });
  }
});

describe('parseReleasePage of a deprecated module', () => {
  const deprecations: readonly [results: readonly unknown[], deprecatedAt: string | undefined][] = [
    [[], undefined],
    [[{ version: '1.0.0', module: { slug: 'acme-web', deprecated_at: null } }], undefined],
    [[{ version: '1.0.0', module: { slug: 'acme-web', deprecated_at: '' } }], undefined],
    [[{ version: '1.0.0', module: { slug: 'acme-web', deprecated_at: 1 } }], undefined],
    [[{ module: { slug: 'acme-log', deprecated_at: '2024' } }, { version: '1.0.0' }], undefined],
    [[{ version: '1.0.0' }, null, { module: 'acme-web' }], undefined],
    [[{ deleted_at: 'x', module: { slug: 'acme-web', deprecated_at: '2024' } }], '2024'],
    [[null, { version: '1.0.0', module: { deprecated_at: '2024-01-31' } }], '2024-01-31'],
  ];
  for (const [results, deprecatedAt] of deprecations) {
    it(`reads ${deprecatedAt ?? 'no deprecation'} from ${JSON.stringify(results)}`, () => {
      assert.equal(parseReleasePage({ results }, about)?.deprecatedAt, deprecatedAt);
    });
  }
});

describe('the home of a release’s project', () => {
  const homes: readonly [metadata: object, expected: string | undefined][] = [
    [
      { project_page: 'https://acme.example/web', source: 'https://git.example/web' },
      'https://acme.example/web',
    ],
    [{ project_page: 'our wiki', source: ' https://git.example/web ' }, 'https://git.example/web'],
    [{ source: 'git@git.example:web' }, undefined],
    [{ source: 'javascript:alert(1)' }, undefined],
    [{ source: `https://git.example/${'a'.repeat(300)}` }, undefined],
    [{ project_page: ['https://acme.example'] }, undefined],
    [{}, undefined],
  ];
  for (const [metadata, expected] of homes) {
    it(`finds the project at ${expected ?? 'no address'}: ${JSON.stringify(metadata).slice(0, 60)}`, () => {
      assert.equal(parse({ version: '1.0.0', metadata })[0]?.projectUrl, expected);
    });
  }
});

describe('parseArchiveReference', () => {
  const release = { ...about, version: '1.0.0' };

  it('guesses the usual address where the Forge gives none', () => {
    const reference = parseArchiveReference({ file_uri: '' }, release);
    assert.equal(reference?.url, 'https://forge.example/v3/files/acme-web-1.0.0.tar.gz');
  });

  it('takes no other module’s release', () => {
    const parseOther = () => parseArchiveReference({ module: { slug: 'acme-base' } }, release);
    assert.throws(parseOther, new UnexpectedAnswer('the answer is about `acme-base`'));
    assert.equal(parseArchiveReference([], release), null);
  });

  it('takes no other version’s release', () => {
    const parseOther = () => parseArchiveReference({ version: '1.0.1' }, release);
    assert.throws(parseOther, new UnexpectedAnswer('the answer is about `another release 1.0.1`'));
  });
});

describe('resolveOnForge', () => {
  const cases: readonly [reference: string, forgeUrl: string, url: string][] = [
    ['/v3/files/a.tar.gz', 'https://forge.example', 'https://forge.example/v3/files/a.tar.gz'],
    ['v3/files/a.tar.gz', 'https://forge.example', 'https://forge.example/v3/files/a.tar.gz'],
    ['/v3/x', 'https://forge.example:8443', 'https://forge.example:8443/v3/x'],
    ['/v3/x', 'https://forge.example/', 'https://forge.example/v3/x'],
    ['https://files.example/a.tar.gz', 'https://forge.example', 'https://files.example/a.tar.gz'],
    ['HTTP://files.example/a', 'https://forge.example', 'HTTP://files.example/a'],
    [
      '/v3/x?a=b',
      'https://repo.example/api/puppet/r',
      'https://repo.example/api/puppet/r/v3/x?a=b',
    ],
    ['/v3/x', 'https://repo.example/api/puppet/r/', 'https://repo.example/api/puppet/r/v3/x'],
    [
      '/api/puppet/r/v3/x',
      'https://repo.example/api/puppet/r',
      'https://repo.example/api/puppet/r/v3/x',
    ],
    [
      '/repository/r/v3/x',
      'https://repo.example/pulp_puppet/forge/repository/r',
      'https://repo.example/pulp_puppet/forge/repository/r/v3/x',
    ],
    [
      '/pulp/puppet/r/system/a.tar.gz',
      'https://repo.example/pulp_puppet/forge/repository/r',
      'https://repo.example/pulp_puppet/forge/repository/r/pulp/puppet/r/system/a.tar.gz',
    ],
    ['/v3/x', 'https://repo.example/v3', 'https://repo.example/v3/x'],
    ['v3/x', 'https://repo.example/pulp', 'https://repo.example/pulp/v3/x'],
    ['/pulp2/x', 'https://repo.example/pulp', 'https://repo.example/pulp/pulp2/x'],
    ['file:///etc/passwd', 'https://forge.example', 'file:///etc/passwd'],
    ['ftp://files.example/a', 'https://forge.example', 'ftp://files.example/a'],
    ['https://u:p@files.example/a', 'https://forge.example', 'https://files.example/a'],
    ['/v3/x', 'forge.example', 'forge.example/v3/x'],
  ];
  for (const [reference, forge, url] of cases) {
    it(`makes ${url} of ${reference} on ${forge}`, () => {
      assert.equal(resolveOnForge(reference, forge), url);
    });
  }
});

function parse(json: unknown): readonly Release[] {
  return parseReleasePage({ results: [json] }, about)?.releases ?? [];
}

function dependenciesOf(release: Release | undefined): readonly string[] | undefined {
  return release?.dependencies.map(({ name, range }) => `${name} ${range.text}`);
}
