import assert from 'node:assert/strict';
import { tellMoved } from '../../src/commands/tell-moved.ts';
import type { ModuleSource } from '../../src/model/module-source.ts';
import { lockOf } from '../support/declare-lock.ts';
import { declareModules, releaseOf, resolutionOf } from '../support/declare-modules.ts';

const locked = 'https://forge.example';
const other = 'https://other.example';
const lockfile = lockOf(['acme-web 1.0.0', 'acme-base 1.0.0']);

function tell(forgeUrl: string, to: string, sources: Readonly<Record<string, ModuleSource>> = {}) {
  const names = ['acme-web 1.0.0', 'acme-base 2.0.0'];
  const resolution = resolutionOf(...names.map((name) => ({ ...releaseOf(name), forgeUrl: to })), {
    ...releaseOf('acme-new 1.0.0'),
    forgeUrl: to,
  });
  const puppetfile = declareModules([['acme-web'], ['acme-log']], { forgeUrl, sources });
  return tellMoved(resolution, { puppetfile, lockfile });
}

describe('tellMoved', () => {
  it('says nothing where all come from where they are locked, credentials or not', () => {
    assert.deepEqual(tell(locked, 'https://user:secret@forge.example/'), []);
  });

  it('tells of modules whose Forge is no longer named, without credentials', () => {
    assert.deepEqual(tell(other, 'https://user:secret@other.example'), [
      '`acme-web` and `acme-base` were locked from https://forge.example, which the Puppetfile no longer names; now they come from https://other.example',
    ]);
  });

  it('tells of a module that its Forge no longer knows', () => {
    const sources = { 'acme-web': { kind: 'forge', url: other } } as const;
    assert.deepEqual(tell(locked, other, sources), [
      '`acme-base` was locked from https://forge.example, which no longer knows it; now it comes from https://other.example',
    ]);
  });

  it('names the first of many', () => {
    const many = ['acme-a', 'acme-b', 'acme-c', 'acme-d', 'acme-e'];
    const resolution = resolutionOf(
      ...many.map((name) => ({ ...releaseOf(`${name} 1.0.0`), forgeUrl: other })),
    );
    const [message = ''] = tellMoved(resolution, {
      puppetfile: declareModules([], { forgeUrl: other }),
      lockfile: lockOf(many.map((name) => `${name} 1.0.0`)),
    });
    assert.match(message, /^`acme-a`, `acme-b`, `acme-c` and 2 more were locked from /);
  });

  it('says nothing of what is not from a Forge, nor of what is no longer needed', () => {
    const git = {
      kind: 'git',
      remote: 'https://git.example/web',
      ref: 'main',
      sha: 'a'.repeat(40),
      path: undefined,
    } as const;
    const sources = lockfile.sources.map(({ modules }) => ({ ...git, modules }));
    const resolution = resolutionOf({ ...releaseOf('acme-web 1.0.0'), forgeUrl: other });
    const puppetfile = declareModules([['acme-web']], { forgeUrl: other });
    assert.deepEqual(tellMoved(resolution, { puppetfile, lockfile: { ...lockfile, sources } }), []);
  });
});
