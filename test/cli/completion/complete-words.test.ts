import assert from 'node:assert/strict';
import { commands } from '../../../src/cli/commands.ts';
import {
  type Completion,
  completeWords,
  type PathCompletion,
} from '../../../src/cli/completion/complete-words.ts';
import { globalOptions } from '../../../src/cli/global-options.ts';
import { readOptionFlags } from '../../../src/cli/option-flags.ts';

const modules = ['acme-base', 'acme-web', 'Other-web', 'site'];

const words: readonly [typed: string, candidates: readonly string[]][] = [
  ['in', ['install', 'init']],
  ['frobnicate', []],
  ['install ', []],
  ['check --on', ['--online']],
  ['--on', []],
  ['check --online --on', []],
  ['check --format junit=a --form', ['--format']],
  ['--dir', ['--directory']],
  ['-C', ['-C']],
  ['--vers', ['--version']],
  ['show --vers', []],
  ['show --hel', ['--help']],
  ['check --format ', ['text', 'json', 'github', 'gitlab', 'junit', 'sarif']],
  ['check --format g', ['github', 'gitlab']],
  ['check --format=g', ['--format=github', '--format=gitlab']],
  ['sbom --format=s', ['--format=spdx']],
  ['install --content ', ['runtime', 'release', 'full']],
  ['install --concurrency ', []],
  ['install --zzz=', []],
  ['cache ', ['dir', 'clean', 'prune']],
  ['cache dir ', []],
  ['show a', ['acme-base', 'acme-web']],
  ['show acme-web ', ['acme-base', 'Other-web', 'site']],
  ['show acme/', ['acme/base', 'acme/web']],
  ['why ', modules],
  ['why site ', []],
  ['explain VERSION_', ['VERSION_NOT_FOUND', 'VERSION_CONFLICT']],
  ['explain version_c', ['version_conflict']],
  ['show -- --', []],
];

const paths: readonly [typed: string, request: PathCompletion][] = [
  ['-C ', { kind: 'directories', prefix: '' }],
  ['-C sub/x', { kind: 'directories', prefix: '' }],
  ['--puppetfile P', { kind: 'files', prefix: '' }],
  ['check --policy=a', { kind: 'files', prefix: '--policy=' }],
  ['check --format junit=out/', { kind: 'files', prefix: 'junit=' }],
  ['check --format=junit=out/', { kind: 'files', prefix: '--format=junit=' }],
  ['serve ', { kind: 'directories', prefix: '' }],
  ['diff old.lock ', { kind: 'files', prefix: '' }],
  ['init ', { kind: 'files', prefix: '' }],
];

describe('completeWords', () => {
  for (const [typed, candidates] of words) {
    it(`offers ${candidates.join(', ') || 'no word'} for \`pupfile ${typed}\``, async () => {
      assert.deepEqual(namesOf(await complete(typed)), candidates);
    });
  }

  for (const [typed, request] of paths) {
    it(`leaves \`pupfile ${typed}\` to the shell`, async () => {
      assert.deepEqual(await complete(typed), { candidates: [], paths: request });
    });
  }

  it('offers every command, with what it does', async () => {
    const { candidates } = await complete('');
    assert.deepEqual(
      candidates,
      commands.map(({ name, summary }) => ({ word: name, description: summary })),
    );
  });

  for (const { name, options = [] } of commands) {
    it(`offers every option of \`${name}\`, its own first`, async () => {
      const all = [...options, ...globalOptions].map(({ flags }) => readOptionFlags(flags).long);
      assert.deepEqual(namesOf(await complete(`${name} -`)), [...all, '--help']);
    });
  }

  it('asks for modules of the project that was named, and only where they belong', async () => {
    const asked: unknown[] = [];
    const context = {
      commands,
      findModules: async (options: ReadonlyMap<string, string | undefined>) => {
        asked.push([...options]);
        return [];
      },
    };
    await completeWords(['-C', 'dir', 'show', '--json', ''], context);
    await completeWords(['sh'], context);
    await completeWords(['show', '--'], context);
    await completeWords(['explain', ''], context);
    assert.deepEqual(asked, [
      [
        ['--directory', 'dir'],
        ['--json', undefined],
      ],
    ]);
  });
});

function complete(typed: string): Promise<Completion> {
  return completeWords(typed.split(' '), { commands, findModules: async () => modules });
}

function namesOf({ candidates }: Completion): readonly string[] {
  return candidates.map(({ word }) => word);
}
