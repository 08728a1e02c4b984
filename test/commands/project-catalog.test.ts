import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { lock } from '../../src/commands/lock.ts';
import { createCatalog } from '../../src/commands/project-catalog.ts';
import type { Unlocked } from '../../src/commands/resolve-project.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import type { Puppetfile } from '../../src/puppetfile/puppetfile.ts';
import { lockOf } from '../support/declare-lock.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';
import { addRelease, withForge } from '../support/forge.ts';
import { withForgeProxy } from '../support/forge-proxy.ts';
import { withHttpClient } from '../support/http-client.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { rejection } from '../support/rejection.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const web = moduleName('acme-web');
const base = moduleName('acme-base');

/** Folders that are Forges, as the Puppetfile names them. */
const [a, b, c] = ['./a', './b', './c'] as const;

interface Project {
  readonly lockfile?: Lockfile;
  readonly unlocked?: Unlocked;
  /** The Forge of the module that requires the one in question. */
  readonly near?: string;
}

/** Of two statements, `./a` and `./b`; `acme-web` is declared, and tied to a Forge if one is given. */
function puppetfileWith(tied?: string): Puppetfile {
  const source =
    tied === undefined
      ? { kind: 'forge' as const, url: a, fallbackUrls: [b] }
      : { kind: 'forge' as const, url: tied };
  return {
    ...declareModules([['acme-web']], { forgeUrl: a, sources: { 'acme-web': source } }),
    fallbackForgeUrls: [b],
  };
}

function lockedFrom(remote: string, ...modules: readonly string[]): Lockfile {
  const lockfile = lockOf(modules);
  return {
    ...lockfile,
    sources: lockfile.sources.map((source) => ({ ...source, remote })),
  };
}

describe('createCatalog', () => {
  const directory = useTemporaryDirectory();

  /** Where a module is found, when the Forges that are named have it. */
  async function homeOf(
    name: typeof web,
    on: readonly string[],
    puppetfile: Puppetfile,
    { lockfile, unlocked = [], near }: Project = {},
  ): Promise<string> {
    for (const forge of [a, b, c]) writeTree(directory(), { [`${forge}/README`]: '' });
    for (const forge of on) addRelease(`${directory()}/${forge}`, { name, version: '1.0.0' });
    const paths = {
      directory: directory(),
      puppetfile: '',
      lockfile: '',
      metadata: '',
      hasPuppetfile: true,
    };
    return withHttpClient(async (http) => {
      const catalog = createCatalog(
        { puppetfile, lockfile, paths },
        { settings: settingsOf(directory()), http, report: ignore, unlocked },
      );
      const settled = near === undefined ? catalog : catalog.settle?.(new Map([[name, near]]));
      const releases = await settled?.releases(name);
      const origin = settled?.origin(name) ?? '';
      return releases?.[0]?.forgeUrl ?? `not on ${origin}`;
    });
  }

  const free = puppetfileWith();
  const tied = puppetfileWith(c);

  it('asks the statements in their order for a module that is tied to none', async () => {
    assert.equal(await homeOf(web, [a, b], free), a);
  });

  it('asks the next one for what the first does not have', async () => {
    assert.equal(await homeOf(web, [b, c], free), b);
  });

  it('takes a tied module from no other, though others have it', async () => {
    assert.equal(await homeOf(web, [a, b], tied), 'not on ./c');
  });

  it('takes a tied module from no other, whoever requires it', async () => {
    assert.equal(await homeOf(web, [a, b], tied, { near: a }), 'not on ./c');
  });

  it('asks the Forge of who requires it first', async () => {
    assert.equal(await homeOf(base, [a, c], tied, { near: c }), c);
  });

  it('asks the statements for what the Forge of who requires it does not have', async () => {
    assert.equal(await homeOf(base, [b], tied, { near: c }), b);
  });

  it('does not ask a Forge that a module is tied to for what others require', async () => {
    assert.equal(await homeOf(base, [c], tied, { near: a }), 'not on ./a or ./b');
  });

  describe('with a lock', () => {
    const held = { lockfile: lockedFrom(b, 'acme-web 1.0.0', 'acme-base 1.0.0') };

    it('takes a module from where it is locked, and from no other', async () => {
      assert.equal(await homeOf(base, [a, b], free, held), b);
      assert.equal(
        await homeOf(moduleName('acme-web'), [a], free, held),
        'not on ./b, where it is locked from; `pupfile update acme-web` asks the others, too',
      );
    });

    it('takes it from there, whoever requires it now', async () => {
      assert.equal(await homeOf(base, [b, c], tied, { ...held, near: c }), b);
    });

    it('asks there first when it is updated, and only then the others', async () => {
      assert.equal(await homeOf(base, [a, b], free, { ...held, unlocked: 'all' }), b);
      assert.equal(await homeOf(web, [a], free, { ...held, unlocked: [web] }), a);
    });

    it('follows the Puppetfile where that ties the module to another Forge', async () => {
      assert.equal(await homeOf(web, [b, c], tied, held), c);
    });

    it('forgets a Forge that the Puppetfile no longer names', async () => {
      const gone = { lockfile: lockedFrom('./gone', 'acme-web 1.0.0') };
      assert.equal(await homeOf(web, [a], free, gone), a);
    });
  });

  describe('beside servers that answer late', () => {
    const shared = (version: string) => ({ name: 'acme-base', version });
    const requiring = (name: string) => ({
      name,
      version: '1.0.0',
      dependencies: { 'acme/base': '>= 1.0.0' },
    });

    /** Locks, where one of the servers answers nothing before the other is asked. */
    async function lockBeside(late: 'one' | 'other', lines: readonly string[]): Promise<string> {
      let text = '';
      await withForge([requiring('acme-web'), shared('9.0.0')], async (one) => {
        await withForge([requiring('acme-shop'), shared('1.0.0')], async (other) => {
          const first = deferred();
          const holding = { hold: async () => void (await first.promise) };
          const telling = { hold: async () => first.resolve() };
          const [left, right] = late === 'one' ? [holding, telling] : [telling, holding];
          await withForgeProxy({ forge: one.url, ...left }, async (a) => {
            await withForgeProxy({ forge: other.url, ...right }, async (b) => {
              const puppetfile = lines
                .map((line) => line.replace('ONE', a.url).replace('OTHER', b.url))
                .join('\n');
              writeTree(directory(), { Puppetfile: puppetfile });
              await lock(settingsOf(directory(), { cacheDirectory: undefined }), ignore);
              const lockfile = readTree(directory())['Puppetfile.lock'] ?? '';
              text = lockfile.replaceAll(a.url, 'ONE').replaceAll(b.url, 'OTHER');
            });
          });
        });
      });
      return text;
    }

    const statement = "forge 'ONE'";
    const web = "mod 'acme-web'";
    const shop = "mod 'acme-shop', forge: 'OTHER'";
    for (const late of ['one', 'other'] as const) {
      it(`lets the first declaration decide who has what both require, though ${late} is late`, async () => {
        const first = await lockBeside(late, [statement, web, shop]);
        assert.match(first, /remote: ONE\n {2}specs:\n {4}acme-base \(9\.0\.0\)/);
        // The lock would hold it where it is.
        rmSync(join(directory(), 'Puppetfile.lock'));
        const second = await lockBeside(late, [statement, shop, web]);
        assert.match(second, /remote: OTHER\n {2}specs:\n {4}acme-base \(1\.0\.0\)/);
      });
    }

    it('takes nothing from elsewhere while the Forge that has it is out of order', async () => {
      await withForge([requiring('acme-shop'), shared('1.0.0')], async (ours) => {
        await withForge([shared('9.0.0')], async (others) => {
          const fail = (path: string) => (path.includes('acme-base') ? 403 : undefined);
          await withForgeProxy({ forge: ours.url, fail }, async ({ url }) => {
            const puppetfile = `forge '${others.url}'\nmod 'acme-shop', forge: '${url}'\n`;
            writeTree(directory(), { Puppetfile: puppetfile });
            await rejection(lock(settingsOf(directory()), ignore), 'FORGE_REFUSED');
            assert.deepEqual(others.requests, []);
            assert.equal(readTree(directory())['Puppetfile.lock'], undefined);
          });
        });
      });
    });
  });

  it('needs not know who requires a module where there is one Forge', async () => {
    const one = declareModules([['acme-web']], { forgeUrl: a });
    const paths = {
      directory: directory(),
      puppetfile: '',
      lockfile: '',
      metadata: '',
      hasPuppetfile: true,
    };
    await withHttpClient(async (http) => {
      const catalog = createCatalog(
        { puppetfile: one, lockfile: undefined, paths },
        { settings: settingsOf(directory()), http, report: ignore },
      );
      assert.equal(catalog.settle, undefined);
    });
  });
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
