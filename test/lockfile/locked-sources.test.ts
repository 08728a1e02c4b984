import assert from 'node:assert/strict';
import { withFullNames } from '../../src/lockfile/bare-names.ts';
import { buildLockfile } from '../../src/lockfile/build-lockfile.ts';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import { inspectLockfile } from '../../src/lockfile/inspect-lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import type { ModuleSource, SourcePin } from '../../src/model/module-source.ts';
import type { Release } from '../../src/model/release.ts';
import {
  declareModules,
  moduleName,
  releaseOf,
  resolutionOf,
  sha256Of,
} from '../support/declare-modules.ts';

const sha = '258c4ddedbed93682b545a863a65ab5ca3243237';
const git: ModuleSource = {
  kind: 'git',
  url: 'https://me:s3cret@git.example/site.git',
  ref: 'main',
  path: 'modules/site',
};

const declared = declareModules(
  [
    ['site'],
    ['acme/copied'],
    ['acme-packed'],
    ['acme-old', '>= 1.0.0'],
    ['acme-tagged'],
    ['acme-here'],
  ],
  {
    sources: {
      site: git,
      'acme/copied': { kind: 'path', path: './copied' },
      'acme-packed': {
        kind: 'tarball',
        url: 'https://me:s3cret@files.example/packed.tar.gz',
        sha256: undefined,
      },
      'acme-old': {
        kind: 'svn',
        url: 'https://svn.example/old',
        revision: undefined,
        username: undefined,
        password: undefined,
      },
      'acme-tagged': { kind: 'github_tarball', repository: 'acme/tagged' },
      'acme-here': { kind: 'local' },
    },
  },
);
const puppetfile = withFullNames(
  declared,
  new Map([[moduleName('site'), moduleName('acme-site')]]),
);

const resolution = resolutionOf(
  pinned('acme-site 1.0.0', { kind: 'git', url: git.url, ref: 'main', sha, path: git.path }, [
    ['acme-copied', '>= 0.5.0'],
  ]),
  pinned('acme-copied 0.5.0', { kind: 'path', path: './copied', treeSha256: sha256Of(1) }, [
    ['acme-site'],
  ]),
  archived(
    pinned('acme-packed 2.0.0', {
      kind: 'tarball',
      url: 'https://me:s3cret@files.example/packed.tar.gz',
    }),
    2,
  ),
  pinned('acme-old 1.5.0', {
    kind: 'svn',
    url: 'https://svn.example/old',
    revision: '42',
    treeSha256: sha256Of(3),
  }),
  archived(pinned('acme-tagged 3.0.0', { kind: 'github_tarball', repository: 'acme/tagged' }), 4),
);

const text = formatLockfile(buildLockfile({ puppetfile, resolution, checksums: new Map() }));

describe('the lock of modules that come from no Forge', () => {
  it('has librarian-puppet’s blocks, blocks of their shape for the rest, and all digests', () => {
    assert.equal(
      text,
      `GIT
  remote: https://git.example/site.git
  path: modules/site
  ref: main
  sha: ${sha}
  specs:
    site (1.0.0)
      acme-copied (>= 0.5.0)

PATH
  remote: ./copied
  specs:
    acme-copied (0.5.0)
      site (>= 0)

GITHUBTARBALL
  remote: acme/tagged
  specs:
    acme-tagged (3.0.0)

SVN
  remote: https://svn.example/old
  revision: 42
  specs:
    acme-old (1.5.0)

TARBALL
  remote: https://files.example/packed.tar.gz
  specs:
    acme-packed (2.0.0)

DEPENDENCIES
  acme-copied (>= 0)
  acme-here (>= 0)
  acme-old (>= 1.0.0)
  acme-packed (>= 0)
  acme-tagged (>= 0)
  site (>= 0)

CHECKSUMS
  acme-copied (0.5.0) tree=${sha256Of(1)}
  acme-old (1.5.0) tree=${sha256Of(3)}
  acme-packed (2.0.0) sha256=${sha256Of(2)}
  acme-tagged (3.0.0) sha256=${sha256Of(4)}
  site (1.0.0) git=${sha}

NAMES
  site acme-site

`,
    );
  });

  it('is current for the Puppetfile that it was written for, and canonical', () => {
    const lockfile = parseLockfile(text, 'Puppetfile.lock');
    assert.deepEqual(compareLockfile(declared, lockfile), []);
    assert.deepEqual(inspectLockfile(text, lockfile), []);
    assert.equal(formatLockfile(lockfile), text);
  });

  const edits: readonly (readonly [
    what: string,
    from: string,
    to: string,
    rules: readonly string[],
  ])[] = [
    ['another repository', 'git.example/site', 'git.example/other', ['source-changed']],
    ['another ref', 'ref: main', 'ref: v1', ['source-changed']],
    ['another directory', 'remote: ./copied', 'remote: ./other', ['source-changed']],
    ['another tarball', 'packed.tar.gz', 'other.tar.gz', ['source-changed']],
    ['another Subversion repository', 'svn.example/old', 'svn.example/new', ['source-changed']],
    ['another revision that nobody asked for', 'revision: 42', 'revision: 43', []],
    [
      'no checksum of a directory',
      `  acme-copied (0.5.0) tree=${sha256Of(1)}\n`,
      '',
      ['checksum-missing'],
    ],
    ['no commit among the checksums', `  site (1.0.0) git=${sha}\n`, '', []],
    [
      'another commit among the checksums',
      `git=${sha}`,
      `git=${sha.replace('2', '3')}`,
      ['checksum-missing'],
    ],
    ['no name for a module without its author', 'NAMES\n  site acme-site\n\n', '', []],
  ];
  for (const [what, from, to, rules] of edits) {
    it(`is ${rules.length === 0 ? 'current' : 'not current'} with ${what}`, () => {
      assert.ok(text.includes(from));
      const lockfile = parseLockfile(text.replace(from, to), 'Puppetfile.lock');
      assert.deepEqual(
        compareLockfile(declared, lockfile).map(({ rule }) => rule),
        rules,
      );
    });
  }

  it('knows what other modules require under the full name of a bare one', () => {
    const lockfile = parseLockfile(
      text.replace('      site (>= 0)', '      acme-site (>= 2.0.0)'),
      'Puppetfile.lock',
    );
    assert.deepEqual(
      compareLockfile(declared, lockfile).map(({ message }) => message),
      ['`acme-copied` 0.5.0 requires `site` >= 2.0.0, and 1.0.0 is locked'],
    );
  });

  for (const other of ['main', 'refs/heads/main', '258c4dd', '--upload-pack=x']) {
    it(`does not take ${other} for a commit`, () => {
      const damaged = text.replaceAll(sha, other);
      assert.throws(() => parseLockfile(damaged, 'Puppetfile.lock'), { code: 'LOCKFILE_INVALID' });
    });
  }

  for (const line of [
    'site',
    'site site',
    'acme-site acme-site',
    'site acme-site x',
    'site acme-site\n  site acme-other',
  ]) {
    it(`does not take ${JSON.stringify(line)} for a name`, () => {
      const damaged = text.replace('  site acme-site\n', `  ${line}\n`);
      assert.throws(() => parseLockfile(damaged, 'Puppetfile.lock'), { code: 'LOCKFILE_INVALID' });
    });
  }
});

function pinned(
  nameAndVersion: string,
  pin: SourcePin,
  dependencies: Parameters<typeof releaseOf>[1] = [],
): Release {
  return { ...releaseOf(nameAndVersion, dependencies), pin };
}

function archived(release: Release, number: number): Release {
  return {
    ...release,
    archive: { url: '', sha256: sha256Of(number), md5: undefined, sizeBytes: undefined },
  };
}
