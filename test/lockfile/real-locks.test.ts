import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { LockedSource, Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

if (hasSharedData) {
  describe('parseLockfile, for the locks of the world', () => {
    for (const name of readdirSync(sharedData('locks', 'files'))) {
      it(`reads ${name} as librarian-puppet does`, () => {
        const text = readFileSync(sharedData('locks', 'files', name), 'utf8');
        assert.deepEqual(readingOf(parseLockfile(text, 'Puppetfile.lock')), readReading(name));
      });
    }
  });
}

interface Reading {
  readonly dependencies: readonly { name: string; requirement: string }[];
  readonly manifests: readonly Manifest[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly source: { readonly type: string; readonly lock: Readonly<Record<string, string>> };
  readonly dependencies: readonly (readonly [string, string])[];
}

function readReading(name: string): Reading {
  const text = readFileSync(sharedData('locks', 'expected', `${name}.json`), 'utf8');
  const { dependencies, manifests }: Reading = JSON.parse(text).librarian;
  return {
    dependencies: dependencies.map(({ name, requirement }) => ({ name, requirement })),
    manifests: sortManifests(manifests),
  };
}

function readingOf({ sources, dependencies }: Lockfile): Reading {
  const manifests = sources.flatMap((source) =>
    source.modules.map(({ spelledName, version, dependencies }) => ({
      name: spelledName,
      version,
      source: { type: sourceType(source), lock: sourceOptions(source) },
      dependencies: dependencies.map((one) => [one.spelledName, one.requirement] as const),
    })),
  );
  return {
    dependencies: dependencies.map(({ spelledName, requirement }) => ({
      name: spelledName,
      requirement,
    })),
    // librarian-puppet keeps the last of several modules of one name.
    manifests: sortManifests([...new Map(manifests.map((one) => [one.name, one])).values()]),
  };
}

function sourceType({ kind }: LockedSource): string {
  return kind.replace('_', '').toUpperCase();
}

function sourceOptions(source: LockedSource): Readonly<Record<string, string>> {
  // librarian-puppet replaces the oldest address of the Forge while it reads.
  const oldForge = /^https?:\/\/forge\.puppetlabs\.com.*/;
  const remote = source.remote.replace(oldForge, 'https://forgeapi.puppetlabs.com');
  if (source.kind !== 'git') return { remote };
  const { ref, sha, path } = source;
  return { remote, ref, sha, ...(path !== undefined && { path }) };
}

function sortManifests(manifests: readonly Manifest[]): readonly Manifest[] {
  return manifests
    .map((one) => ({
      ...one,
      dependencies: one.dependencies.toSorted(([left], [right]) => (left < right ? -1 : 1)),
    }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
