import assert from 'node:assert/strict';
import { holdChecksums } from '../../src/commands/hold-checksums.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';
import { thrown } from '../support/rejection.ts';

const lock = lockOf(['acme-web 1.0.0', 'acme-base 1.0.0']);

function project(checksums: Readonly<Record<string, string>>, changed: Partial<Lockfile> = {}) {
  const entries = Object.entries(checksums).map(
    ([name, version]) => [moduleName(name), { version, sha256: 'a'.repeat(64) }] as const,
  );
  const lockfile = { ...lock, ...changed, checksums: new Map(entries) };
  return { lockfile, lockfileName: 'Puppetfile.lock' };
}

describe('holdChecksums', () => {
  it('lets a lock pass that has them all, or none', () => {
    holdChecksums(project({ 'acme-web': '1.0.0', 'acme-base': '1.0.0' }));
    holdChecksums(project({}));
    holdChecksums({ ...project({}), lockfile: undefined });
  });

  it('refuses a lock of which one is gone, or of another version', () => {
    for (const checksums of [
      { 'acme-web': '1.0.0' },
      { 'acme-web': '1.0.0', 'acme-base': '2.0.0' },
    ]) {
      const error = thrown(() => holdChecksums(project(checksums)), 'CHECKSUM_MISSING');
      assert.match(error.message, /no checksum for acme-base 1\.0\.0/);
    }
  });

  it('does not ask for one of a commit, which is its own', () => {
    const git = {
      kind: 'git',
      remote: 'https://git.example/x',
      ref: 'main',
      path: undefined,
    } as const;
    const [forge] = lock.sources;
    const [web, base] = forge?.modules ?? [];
    if (forge === undefined || web === undefined || base === undefined) throw new Error('no lock');
    const sources = [
      { ...forge, modules: [web] },
      { ...git, sha: 'a'.repeat(40), modules: [base] },
    ];
    holdChecksums(project({ 'acme-web': '1.0.0' }, { sources }));
  });
});
