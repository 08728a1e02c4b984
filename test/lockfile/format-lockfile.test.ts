import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import type { LockedDependency, Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import { dependency, lockfiles, module, override } from '../support/arbitrary-locks.ts';
import { moduleName, sha256Of } from '../support/declare-modules.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

describe('formatLockfile', () => {
  it('sorts everything, librarian-puppet’s blocks first', () => {
    const lockfile: Lockfile = {
      sources: [
        { kind: 'github_tarball', remote: 'acme/d', modules: [module('acme-d 4.0.0')] },
        { kind: 'path', remote: './c', modules: [module('acme-c 3.0.0')] },
        {
          kind: 'git',
          remote: 'https://git.example.com/b.git',
          ref: 'main',
          sha: '258c4ddedbed93682b545a863a65ab5ca3243237',
          path: 'modules/b',
          modules: [module('b 0.0.1')],
        },
        { kind: 'forge', remote: 'https://forge.example.com', modules: [module('acme-e 5.0.0')] },
        {
          kind: 'forge',
          remote: 'https://forge.acme.example.com',
          modules: [
            module('acme-web 1.1.0', dependency('acme-c', '>= 0'), dependency('acme-base', '~> 1')),
            module('acme-base 1.0.0'),
          ],
        },
      ],
      dependencies: [
        { ...dependency('acme-web', '>= 1.0, < 4.0.0'), stated: ['1.x || 3.x', '!= 1.0.1'] },
        { ...dependency('acme-c', '= 1.2'), stated: ['1.2'] },
      ],
      exclusions: [moduleName('acme-y'), moduleName('acme-x')],
      checksums: new Map([
        [moduleName('acme-web'), { version: '1.1.0', sha256: sha256Of(2) }],
        [moduleName('acme-base'), { version: '1.0.0', sha256: sha256Of(1) }],
      ]),
      overrides: [
        override('acme-web 1.1.0', dependency('acme-base', '>= 2.0.0')),
        override('acme-base 1.0.0', dependency('acme-f', '< 2.0.0, >= 1.0.0')),
      ],
      platform: { puppet: '8.10.0', pe: '2023.8.0' },
    };
    assert.equal(
      formatLockfile(lockfile),
      `FORGE
  remote: https://forge.acme.example.com
  specs:
    acme-base (1.0.0)
    acme-web (1.1.0)
      acme-base (~> 1)
      acme-c (>= 0)

FORGE
  remote: https://forge.example.com
  specs:
    acme-e (5.0.0)

GIT
  remote: https://git.example.com/b.git
  path: modules/b
  ref: main
  sha: 258c4ddedbed93682b545a863a65ab5ca3243237
  specs:
    b (0.0.1)

PATH
  remote: ./c
  specs:
    acme-c (3.0.0)

GITHUBTARBALL
  remote: acme/d
  specs:
    acme-d (4.0.0)

DEPENDENCIES
  acme-c (= 1.2)
  acme-web (>= 1.0, < 4.0.0)

CHECKSUMS
  acme-base (1.0.0) sha256=${sha256Of(1)}
  acme-web (1.1.0) sha256=${sha256Of(2)}

EXCLUSIONS
  acme-x
  acme-y

OVERRIDES
  acme-base (1.0.0) acme-f (< 2.0.0, >= 1.0.0)
  acme-web (1.1.0) acme-base (>= 2.0.0)

PE
  2023.8.0

PUPPET
  8.10.0

REQUIREMENTS
  acme-c (1.2)
  acme-web (1.x || 3.x, != 1.0.1)

`,
    );
  });

  it('ends with DEPENDENCIES where there is nothing to add', () => {
    assert.equal(formatLockfile(nothing), 'DEPENDENCIES\n\n');
  });

  const remotes = [
    ['https://user:secret@git.example.com/a.git', 'https://git.example.com/a.git'],
    ['https://token@git.example.com/a.git', 'https://git.example.com/a.git'],
    ['ssh://git:secret@git.example.com/a.git', 'ssh://git.example.com/a.git'],
    ['ssh://git@git.example.com/a.git', 'ssh://git@git.example.com/a.git'],
    ['git@git.example.com:a.git', 'git@git.example.com:a.git'],
    ['https://git.example.com/a@b.git', 'https://git.example.com/a@b.git'],
  ] as const;
  for (const [remote, written] of remotes) {
    it(`writes ${written} for ${remote}, whatever it is handed`, () => {
      const text = formatLockfile({ ...nothing, sources: [{ kind: 'path', remote, modules: [] }] });
      assert.ok(text.includes(`  remote: ${written}\n`), text);
    });
  }

  it('spells a name in CHECKSUMS as its module is spelled', () => {
    const text = formatLockfile({
      sources: [{ kind: 'forge', remote: 'https://f', modules: [module('Acme-Web 1.0.0')] }],
      dependencies: [],
      exclusions: [],
      overrides: [],
      platform: {},
      checksums: new Map([[moduleName('acme-web'), { version: '1.0.0', sha256: sha256Of(1) }]]),
    });
    assert.match(text, /CHECKSUMS\n {2}Acme-Web \(1\.0\.0\)/);
  });

  it('writes what parseLockfile reads, the same whatever the order', () => {
    fc.assert(
      fc.property(lockfiles, (lockfile) => {
        const text = formatLockfile(lockfile);
        const reread = parseLockfile(text, 'Puppetfile.lock');
        assert.equal(formatLockfile(reread), text);
        assert.equal(formatLockfile(reversed(lockfile)), text);
        assert.deepEqual(canonical(reread), canonical(lockfile));
      }),
    );
  });

  if (hasSharedData) {
    for (const name of readdirSync(sharedData('locks', 'files'))) {
      it(`rewrites ${name} to the bytes that librarian-puppet rewrites it to`, () => {
        const text = readFileSync(sharedData('locks', 'files', name), 'utf8');
        const expectation = readFileSync(sharedData('locks', 'expected', `${name}.json`), 'utf8');
        const { librarian }: Expectation = JSON.parse(expectation);
        const rewritten = formatLockfile(parseLockfile(text, name));
        if (librarian.roundtrip_identical) assert.equal(rewritten, text);
        else assert.equal(replaceOldForge(rewritten), librarian.rendered);
      });
    }
  }
});

const nothing: Lockfile = {
  sources: [],
  dependencies: [],
  exclusions: [],
  checksums: new Map(),
  overrides: [],
  platform: {},
};

interface Expectation {
  readonly librarian: { readonly roundtrip_identical: boolean; readonly rendered: string };
}

// librarian-puppet replaces the oldest address of the Forge while it reads.
function replaceOldForge(lock: string): string {
  const remote = /remote: https?:\/\/forge\.puppetlabs\.com.*/g;
  return lock.replace(remote, 'remote: https://forgeapi.puppetlabs.com');
}

function reversed(lockfile: Lockfile): Lockfile {
  return {
    sources: lockfile.sources.toReversed().map((source) => ({
      ...source,
      modules: source.modules
        .toReversed()
        .map((one) => ({ ...one, dependencies: one.dependencies.toReversed() })),
    })),
    dependencies: lockfile.dependencies.toReversed(),
    exclusions: lockfile.exclusions.toReversed(),
    overrides: lockfile.overrides.toReversed(),
    platform: lockfile.platform,
    ...(lockfile.layout !== undefined && { layout: lockfile.layout }),
    // Their order means something.
    ...(lockfile.layers !== undefined && { layers: lockfile.layers }),
    checksums: new Map<ModuleName, { sha256: string; version: string }>(
      [...lockfile.checksums].toReversed(),
    ),
  };
}

/** Without lines, and sorted, so that two locks that say the same are equal. */
function canonical(lockfile: Lockfile): unknown {
  const { sources, dependencies, exclusions, checksums, overrides, platform, layout, layers } =
    lockfile;
  return {
    platform,
    layout,
    layers,
    overrides: sorted(
      overrides.map((one) => ({ ...one, dependency: withoutLine(one.dependency) })),
    ),
    sources: sorted(
      sources.map((source) => ({
        ...source,
        modules: sorted(
          source.modules.map(({ line: _, ...one }) => ({
            ...one,
            dependencies: sorted(one.dependencies.map(withoutLine)),
          })),
        ),
      })),
    ),
    dependencies: sorted(dependencies.map(withoutLine)),
    exclusions: exclusions.toSorted(),
    checksums: sorted([...checksums]),
  };
}

function withoutLine({ line: _, ...rest }: LockedDependency): Omit<LockedDependency, 'line'> {
  return rest;
}

function sorted<T>(values: readonly T[]): readonly T[] {
  return values.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}
