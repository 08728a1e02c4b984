import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { check } from '../../src/commands/check.ts';
import { install } from '../../src/commands/install.ts';
import { hyphenate } from '../../src/model/module-name.ts';
import { startTestForge, type TestForge } from '../support/forge.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

interface RealRelease {
  readonly slug: string;
  readonly version: string;
  readonly dependencies: readonly { readonly name: string }[];
  readonly requirements: readonly object[];
}

type Root = readonly [name: string, version: string | null];

// Puppetfiles that run under r10k, though their pins contradict their modules' metadata.
const contradicting = [
  [
    'real-puppetfile-032',
    'everything fits with puppetlabs-puppet_agent 4.12.1 (Puppetfile:11), or with puppetlabs-facts 0.6.0 (Puppetfile:13); or take the versions of the Puppetfile all the same with `--override-pins`',
    ['puppetlabs-puppet_agent 3.2.0 puppetlabs-facts >= 0.5.0, < 1.0.0'],
  ],
  [
    'real-puppetfile-037',
    'everything fits with puppetlabs-docker 5.1.0 (Puppetfile:28) and puppetlabs-apt 9.0.2 (Puppetfile:29); or take the versions of the Puppetfile all the same with `--override-pins`',
    [
      'puppetlabs-apt 6.2.1 puppetlabs-translate >= 1.0.0, < 2.0.0',
      'puppetlabs-docker 3.3.0 puppetlabs-powershell >= 2.1.4, <= 2.2.0',
      'puppetlabs-docker 3.3.0 puppetlabs-translate >= 0.0.1, <= 1.1.0',
    ],
  ],
  [
    'real-puppetfile-041',
    'everything fits with puppetlabs-puppet_agent 0.1.0 (Puppetfile:6), puppetlabs-stdlib 4.25.1 (Puppetfile:10), puppetlabs-inifile 1.6.0 (Puppetfile:17), puppetlabs-apache 13.2.0 (Puppetfile:19) and puppetlabs-apt 4.5.1 (Puppetfile:26); or take the versions of the Puppetfile all the same with `--override-pins`',
    [
      'puppet-archive 3.1.0 puppetlabs-stdlib >= 4.13.1, < 5.0.0',
      'puppet-hiera 3.3.2 puppetlabs-inifile >= 1.4.1, < 2.0.0',
      'puppet-hiera 3.3.2 puppetlabs-stdlib >= 4.13.1, < 5.0.0',
      'puppetlabs-apache 1.11.0 puppetlabs-concat >= 1.1.1, < 3.0.0',
      'puppetlabs-apache 1.11.0 puppetlabs-stdlib >= 4.2.0, < 5.0.0',
      'puppetlabs-concat 4.2.1 puppetlabs-stdlib >= 4.13.1, < 5.0.0',
      'puppetlabs-ntp 6.0.0 puppetlabs-stdlib >= 4.13.1, < 5.0.0',
      'puppetlabs-postgresql 5.2.1 puppetlabs-apt >= 2.0.0, < 5.0.0',
      'puppetlabs-postgresql 5.2.1 puppetlabs-stdlib >= 4.13.1, < 5.0.0',
      'puppetlabs-puppet_agent 1.3.2 puppetlabs-apt >= 2.0.1, < 3.0.0',
      'puppetlabs-puppet_agent 1.3.2 puppetlabs-inifile >= 1.2.0, < 2.0.0',
      'puppetlabs-puppet_agent 1.3.2 puppetlabs-stdlib >= 4.6.0, < 5.0.0',
      'puppetlabs-sqlserver 2.1.0 puppetlabs-stdlib >= 4.13.1, < 5.0.0',
    ],
  ],
] as const;

if (hasSharedData) {
  describe('install, for Puppetfiles that contradict their modules', () => {
    const directory = useTemporaryDirectory();
    let forge: TestForge;

    before(async () => {
      const roots = contradicting.flatMap(([id]) => readRoots(id).map(([name]) => name));
      forge = await startTestForge(releasesFor(roots));
    });
    after(() => forge.close());

    for (const [id, hint, overridden] of contradicting) {
      it(`explains ${id}, says what would help, and takes its pins where it is told to`, async () => {
        const roots = readRoots(id);
        const lines = roots.map((root) => `mod ${root.flatMap(quoted).join(', ')}`);
        writeTree(directory(), { Puppetfile: [`forge '${forge.url}'`, ...lines, ''].join('\n') });
        const refusal = await rejection(
          install(settingsOf(directory()), ignore),
          'VERSION_CONFLICT',
        );
        assert.equal(refusal.hint, hint);

        const { lockfile, modules } = await install(
          settingsOf(directory(), { overridesPins: true }),
          ignore,
        );
        const locked = new Map(
          lockfile.sources.flatMap((source) =>
            source.modules.map(({ name, version }) => [String(name), version]),
          ),
        );
        assert.equal(modules, locked.size);
        for (const [name, version] of roots) {
          if (version !== null) assert.equal(locked.get(name), version, name);
        }
        const { differences, overrides } = await check(settingsOf(directory()), ignore);
        assert.deepEqual(differences, []);
        assert.deepEqual(
          overrides.map(({ name, version, dependency }) =>
            [name, version, dependency.name, dependency.requirement].join(' '),
          ),
          overridden,
        );
      });
    }
  });
}

function readRoots(id: string): Root[] {
  const { roots } = JSON.parse(readFileSync(sharedData('problems', `${id}.json`), 'utf8'));
  return roots.map(({ name, range }: { name: string; range: string | null }) => [name, range]);
}

function quoted(text: string | null): string[] {
  return text === null ? [] : [`'${text}'`];
}

/** Every real release of the modules, and of all that any of them ever required. */
function releasesFor(names: readonly string[]): TestModule[] {
  const text = readFileSync(sharedData('forge', 'releases.jsonl'), 'utf8');
  const all = text
    .trim()
    .split('\n')
    .map((line): RealRelease => JSON.parse(line));
  const wanted = new Set(names);
  for (const name of wanted) {
    for (const { slug, dependencies } of all) {
      if (slug.toLowerCase() !== name) continue;
      for (const one of dependencies) wanted.add(hyphenate(one.name).toLowerCase());
    }
  }
  return all
    .filter(({ slug, version }) => wanted.has(slug.toLowerCase()) && /^\d+\.\d+\.\d+/.test(version))
    .map(({ slug, version, dependencies, requirements }) => ({
      name: slug,
      version,
      dependencies,
      requirements,
    }));
}
