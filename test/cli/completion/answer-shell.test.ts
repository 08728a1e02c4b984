import assert from 'node:assert/strict';
import { join } from 'node:path';
import { answerShell } from '../../../src/cli/completion/answer-shell.ts';
import { useTemporaryDirectory, writeTree } from '../../support/temporary-directory.ts';

describe('answerShell', () => {
  const directory = useTemporaryDirectory();

  beforeEach(() => {
    writeTree(directory(), {
      'one/Puppetfile': "mod 'acme-web'\n",
      'one/deeper/empty': '',
      'two three/Puppetfile': "mod 'acme-base'\n",
      'two three/Otherfile': "mod 'acme-log'\n",
    });
  });

  it('has a line for each word, with what it does', async () => {
    assert.equal(await ask(['zsh', 'expl']), 'explain\twhat an error code means\n');
    assert.equal(await ask(['zsh', 'cache', '']), 'dir\nclean\nprune\n');
  });

  it('asks for paths behind the words', async () => {
    assert.equal(await ask(['fish', '-C', '']), '\tdirectories\t\n');
    assert.equal(await ask(['fish', '--puppetfile=x']), '\tfiles\t--puppetfile=\n');
  });

  it('is empty where nothing fits, and has all commands where nothing was typed', async () => {
    assert.equal(await ask(['bash', 'frobnicate']), '');
    assert.match(await ask(['bash']), /^install\t.*\nlock\t/);
  });

  it('finds the modules of the project around', async () => {
    assert.equal(await ask(['bash', 'show', ''], { in: 'one/deeper' }), 'acme-web\n');
    assert.equal(await ask(['bash', 'show', '']), '');
  });

  it('finds the modules of the project that is named', async () => {
    assert.equal(await ask(['bash', '-C', 'one', 'show', '']), 'acme-web\n');
    const words = ['-C', 'two three', '--puppetfile=Otherfile', 'show', ''];
    assert.equal(await ask(['zsh', ...words]), 'acme-log\n');
    const variables = { PUPFILE_DIRECTORY: 'two three' };
    assert.equal(await ask(['fish', 'show', ''], { variables }), 'acme-base\n');
  });

  it('reads the words of bash as they were typed', async () => {
    assert.equal(await ask(['bash', '-C', "'two three'", 'show', '"acme-']), 'acme-base\n');
    assert.equal(await ask(['bash', '-C', 'two\\ three', 'show', '']), 'acme-base\n');
    assert.equal(await ask(['zsh', '-C', 'two\\ three', 'show', '']), '');
  });

  async function ask(
    words: readonly string[],
    { in: place = '.', variables = {} }: { in?: string; variables?: Record<string, string> } = {},
  ): Promise<string> {
    const workingDirectory = join(directory(), place);
    return answerShell(words, { variables, workingDirectory, version: '0' });
  }
});
