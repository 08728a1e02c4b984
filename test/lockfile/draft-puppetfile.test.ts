import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import { draftPuppetfile } from '../../src/lockfile/draft-puppetfile.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { formatPuppetfile } from '../../src/puppetfile/format-puppetfile.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

const prism = loadPrismModule();

const everything = `FORGE
  remote: https://forge.example
  specs:
    acme-app (1.0.0)
      acme-base (>= 1.0.0)
    acme-base (1.0.0)
    acme-rc (1.0.0-rc1)
    acme-old (1.2.5)

FORGE
  remote: https://other.example
  specs:
    acme-one (1.0.0)
    acme-two (1.0.0)
    acme-six (1.0.0)
    acme-sun (1.0.0)
    acme-tin (1.0.0)

GIT
  remote: https://git.example/site.git
  path: modules/site
  ref: v1
  sha: ${'a'.repeat(40)}
  specs:
    site (0.0.1)

GIT
  remote: https://git.example/head.git
  ref: HEAD
  sha: ${'b'.repeat(40)}
  specs:
    acme-head (1.0.0)

PATH
  remote: ./local
  specs:
    local (1.0.0)

GITHUBTARBALL
  remote: acme/puppet-tar
  specs:
    acme-tar (1.0.0)

DEPENDENCIES
  acme-app (< 2.0.0, >= 1.0.0)
  acme-head (>= 0)
  acme-old (= 1.2)
  acme-one (= 1.0.0)
  acme-rc (= 1.0.0.pre.rc1)
  acme-six (>= 0)
  acme-sun (>= 0)
  acme-tar (>= 0)
  acme-tin (>= 0)
  acme-two (~> 1.0)
  local (>= 0)
  site (>= 0)

EXCLUSIONS
  acme-x

OVERRIDES
  acme-app (1.0.0) acme-one (>= 2.0.0)

`;

function rewrite(lockfile: Lockfile): string {
  return formatPuppetfile(draftPuppetfile(lockfile));
}

describe('draftPuppetfile', () => {
  it('declares what was declared, from where it came', () => {
    assert.equal(
      rewrite(parseLockfile(everything, 'Puppetfile.lock')),
      `forge 'https://forge.example'

mod 'acme-app', '< 2.0.0', '>= 1.0.0'
mod 'acme-head', git: 'https://git.example/head.git'
mod 'acme-old', '1.2'
mod 'acme-one', '1.0.0', forge: 'https://other.example' # pupfile:override
mod 'acme-rc', '1.0.0-rc1'
mod 'acme-six', forge: 'https://other.example'
mod 'acme-sun', forge: 'https://other.example'
mod 'acme-tar', github_tarball: 'acme/puppet-tar'
mod 'acme-tin', forge: 'https://other.example'
mod 'acme-two', '~> 1.0', forge: 'https://other.example'
mod 'local', path: './local'
mod 'site', git: 'https://git.example/site.git', ref: 'v1', path: 'modules/site'

exclusion 'acme-x'
`,
    );
  });

  it('takes the Forge of most modules where all are declared', () => {
    const text = everything.replace('      acme-base (>= 1.0.0)\n    acme-base (1.0.0)\n', '');
    const lockfile = parseLockfile(text.replace('    acme-old (1.2.5)\n', ''), 'Puppetfile.lock');
    assert.equal(draftPuppetfile(lockfile).forgeUrl, 'https://other.example');
  });

  it('takes the public Forge where a lock names none', () => {
    const lockfile = parseLockfile('DEPENDENCIES\n  acme-web (>= 0)\n', 'Puppetfile.lock');
    assert.match(rewrite(lockfile), /^forge 'https:\/\/forgeapi.puppet.com'\n\nmod 'acme-web'\n$/);
  });

  it('joins what a lock declares twice', () => {
    const twice = 'DEPENDENCIES\n  acme-web (>= 1.0.0)\n  acme-web (>= 1.0.0, < 2.0.0)\n';
    const lockfile = parseLockfile(twice, 'Puppetfile.lock');
    assert.match(rewrite(lockfile), /^mod 'acme-web', '>= 1\.0\.0', '< 2\.0\.0'$/m);
  });

  it('makes a Puppetfile for which the lock is current', () => {
    assert.deepEqual(differencesOf(everything), []);
  });

  for (const name of hasSharedData ? readdirSync(sharedData('locks', 'files')) : []) {
    it(`makes one for a lock of the world: ${name}`, () => {
      const text = readFileSync(sharedData('locks', 'files', name), 'utf8');
      assert.deepEqual(differencesOf(text), []);
    });
  }
});

/** The rules about declarations: the others hold a damaged lock against itself. */
function differencesOf(text: string): unknown[] {
  const parsed = parseLockfile(text, 'Puppetfile.lock');
  // Of several declarations of one module the comparison knows the last.
  const dependencies = [...new Map(parsed.dependencies.map((one) => [one.name, one])).values()];
  const lockfile = { ...parsed, dependencies };
  const puppetfile = readPuppetfile({ text: rewrite(lockfile), file: 'Puppetfile', prism });
  return compareLockfile(puppetfile, lockfile)
    .filter(({ rule }) => /^(?:declaration|requirement|source|exclusion)-/.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}
