import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  type DebianForge,
  installProject,
  newProject,
  startDebianForge,
} from '../support/debian-forge.ts';
import { completePuppetfile } from '../support/debian-puppetfile.ts';
import { otherNode } from '../support/other-nodes.ts';
import { commandEnvironment } from '../support/run-command.ts';

/** One machine's peculiarities. */
interface Surroundings {
  readonly node?: string;
  readonly umask?: string;
  readonly user?: number;
  /** On a file system in memory, which lists directories in another order. */
  readonly isInMemory?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, '../..');

describe('an install and a layer of more than forty real modules', () => {
  let forge: DebianForge;
  let project = '';
  let program = '';
  let memory = '';
  let expected: Outcome;

  before(async () => {
    forge = await startDebianForge();
    project = newProject(forge, 'project', completePuppetfile());
    await installProject(project);
    // Another user has to get at everything.
    chmodSync(join(project, '..'), 0o755);
    program = copyProgram(forge.newFolder('program'));
    memory = mkdtempSync('/dev/shm/pupfile-');
    chmodSync(memory, 0o755);
    expected = make('plain', {});
  });
  after(async () => {
    rmSync(memory, { recursive: true, force: true });
    await forge?.stop();
  });

  it('has modes that do not depend on the archives', () => {
    const modes = new Set(expected.tree.map(({ mode }) => mode));
    assert.deepEqual([...modes].sort(), ['40755', '100644', '100755'].sort());
    assert.ok(expected.tree.length > 2500, `${expected.tree.length} entries`);
  });

  it('has a time for each module of its own', () => {
    const times = expected.tree.filter(({ path }) => path.endsWith('/metadata.json'));
    assert.equal(new Set(times.map(({ mtimeMs }) => mtimeMs)).size, times.length);
  });

  const all: Readonly<Record<string, () => Surroundings>> = {
    'a umask that keeps everybody out': () => ({ umask: '077' }),
    'a umask that lets everybody in': () => ({ umask: '000' }),
    'a user without rights': () => ({ user: 65_534 }),
    'another time zone and locale': () => ({
      variables: { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    }),
    'another file system': () => ({ isInMemory: true }),
    'Node 22': () => ({ node: otherNode('22') }),
    'Node 24': () => ({ node: otherNode('24') }),
  };
  for (const [title, surroundings] of Object.entries(all)) {
    it(`is the same to the byte under ${title}`, () => {
      const outcome = make(title.replace(/\W/g, '-'), surroundings());
      assert.equal(outcome.tar, expected.tar);
      assert.equal(outcome.index, expected.index);
      assert.deepEqual(outcome.tree, expected.tree);
    });
  }

  interface Outcome {
    /** What `sha256:` of the tar and of the image is printed. */
    readonly tar: string;
    /** The index of the image layout, which names everything in it by its digest. */
    readonly index: string;
    readonly tree: readonly TreeEntry[];
  }

  /** Runs `install` and `layer` on a fresh copy of the project, with a store of its own. */
  function make(name: string, surroundings: Surroundings): Outcome {
    const directory = join(surroundings.isInMemory === true ? memory : join(project, '..'), name);
    mkdirSync(directory);
    for (const file of ['Puppetfile', 'Puppetfile.lock']) {
      cpSync(join(project, file), join(directory, file));
    }
    const { user } = surroundings;
    if (user !== undefined) spawnSync('chown', ['-R', String(user), directory]);
    const run = (...words: readonly string[]) =>
      runProgram([program, ...words], { directory, surroundings });
    run('install', '--frozen');
    run('layer', '--oci', 'image', '--split');
    return outcomeOf(directory, run('layer', '-o', 'modules.tar', '--json'));
  }
});

/** Where another user can read it, wherever this directory lies. */
function copyProgram(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names: readonly string[] = Object.keys(manifest.dependencies ?? {});
  const parts = ['bin', 'dist', 'package.json', ...names.map((name) => `node_modules/${name}`)];
  for (const part of parts) {
    cpSync(join(root, part), join(folder, part), { recursive: true, dereference: true });
  }
  return join(folder, 'bin', 'pupfile.cjs');
}

function runProgram(
  words: readonly string[],
  { directory, surroundings }: { readonly directory: string; readonly surroundings: Surroundings },
): string {
  const { node = process.execPath, umask = '022', user, variables } = surroundings;
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `umask ${umask}; exec "$0" "$@"`, node, ...words],
    {
      cwd: directory,
      encoding: 'utf8',
      env: commandEnvironment({
        PUPFILE_CACHE_DIR: join(directory, '.cache'),
        HOME: directory,
        ...variables,
      }),
      ...(user !== undefined && { uid: user, gid: user }),
    },
  );
  assert.equal(status, 0, stderr);
  return stdout;
}

interface TreeEntry {
  readonly path: string;
  /** Kind and permissions, in octal digits. */
  readonly mode: string;
  readonly mtimeMs: number;
  readonly size: number;
}

function outcomeOf(directory: string, layer: string) {
  const modules = join(directory, 'modules');
  const paths = readdirSync(modules, { recursive: true, encoding: 'utf8' }).sort();
  const tree = paths.flatMap((path): TreeEntry[] => {
    if (path.startsWith('.pupfile')) return [];
    const stats = lstatSync(join(modules, path));
    const size = stats.isFile() ? stats.size : 0;
    return [{ path, mode: stats.mode.toString(8), mtimeMs: stats.mtimeMs, size }];
  });
  return {
    tar: JSON.parse(layer).outputs[0].digest as string,
    index: readFileSync(join(directory, 'image', 'index.json'), 'utf8'),
    tree,
  };
}
