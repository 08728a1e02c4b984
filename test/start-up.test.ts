import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const source = join(import.meta.dirname, '..', 'src');

/** All files of src that are loaded together with one, as paths from src. */
function loadedWith(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(join(source, path), 'utf8');
  const imports = text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gm);
  for (const [statement, name = ''] of imports) {
    if (/\{\s*(?:type \w+,?\s*)+\}/.test(statement)) continue;
    loadedWith(relative(source, join(source, dirname(path), name)), found);
  }
  return found;
}

/** What is heavy, and the commands that load it before they know whether they need it. */
const heavy: Readonly<Record<string, readonly string[]>> = {
  'ruby/run-ruby.ts': [],
  'net/http.ts': [],
  'resolver/solver.ts': ['add', 'outdated', 'upgrade'],
  'sources/git-repository.ts': ['vendor'],
  'image/registry.ts': ['layer'],
  'layout/keep-globs.ts': ['layer', 'sbom', 'size', 'verify'],
};

describe('the library', () => {
  it('loads what is heavy where it is used, but for the resolver', () => {
    const loaded = loadedWith('library/pupfile.ts');
    assert.deepEqual(
      Object.keys(heavy).filter((file) => loaded.has(file)),
      ['resolver/solver.ts'],
    );
  });
});

describe('a command', () => {
  const commands = readdirSync(join(source, 'cli', 'runs')).map((file) => file.slice(0, -3));
  for (const [file, expected] of Object.entries(heavy)) {
    it(`loads ${file} only where it is sure to need it`, () => {
      const loading = commands.filter((name) => loadedWith(`cli/runs/${name}.ts`).has(file));
      assert.deepEqual(loading, expected);
    });
  }

  it('loads nothing that only the library has', () => {
    const loaded = commands.flatMap((name) => [...loadedWith(`cli/runs/${name}.ts`)]);
    const own = [...loaded, ...loadedWith('cli/main.ts')];
    assert.deepEqual(
      own.filter((file) => file.startsWith('library/')),
      [],
    );
  });

  it('that resolves reads plain Puppetfiles without Ruby', () => {
    assert.equal(loadedWith('commands/resolve-plan.ts').has('ruby/run-ruby.ts'), false);
  });

  it('that resolves asks before it can read archives', () => {
    for (const file of ['commands/resolve-plan.ts', 'cli/runs/lock.ts', 'cli/runs/update.ts']) {
      assert.equal(loadedWith(file).has('archive/read-archive.ts'), false, file);
    }
  });
});
