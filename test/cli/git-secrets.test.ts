import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLines } from '../support/command-lines.ts';
import { startGitHttpServer } from '../support/git-http-server.ts';
import { commitAll, git } from '../support/git-repository.ts';
import { runCommand } from '../support/run-command.ts';
import { pupfileProgram } from '../support/serve-process.ts';
import { readTree, useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const secret = 'git-Secret/0815';
const login = `me:${encodeURIComponent(secret)}`;
const forms = [
  secret,
  encodeURIComponent(secret),
  Buffer.from(`me:${secret}`).toString('base64').slice(4, -4),
];

describe('a password in the address of a git repository', () => {
  const directory = useTemporaryDirectory();
  const project = () => join(directory(), 'project');

  const cases: readonly (readonly [title: string, wanted: string, exitCode: number])[] = [
    ['lets pupfile in', `me:${secret}`, 0],
    ['is refused', 'me:another', 5],
  ];
  for (const [title, wanted, exitCode] of cases) {
    it(`stays a secret where it ${title}`, async () => {
      mkdirSync(join(directory(), 'served/web'), { recursive: true });
      const work = join(directory(), 'served/web');
      writeTree(work, { 'metadata.json': '{"name":"acme-web","version":"1.0.0"}' });
      commitAll(work, 'first');
      git(join(directory(), 'served'), 'clone', '--quiet', '--bare', 'web', 'web.git');
      let commandLines = '';
      const server = await startGitHttpServer(join(directory(), 'served'), {
        login: wanted,
        answer: () => {
          commandLines += readCommandLines();
          return false;
        },
      });
      try {
        const mod = `mod 'acme-web', git: '${server.urlFor(login)}/web.git'`;
        writeTree(project(), { Puppetfile: mod });
        const env = {
          HOME: directory(),
          XDG_CACHE_HOME: join(project(), 'cache'),
          PUPFILE_DEBUG: '1',
        };
        let output = '';
        for (const words of [
          ['install', '--json', '--verbose'],
          ['outdated'],
          ['parse'],
          ['show', '--json'],
          ['sbom'],
        ]) {
          const args = [pupfileProgram, ...words];
          const result = await runCommand(process.execPath, args, { cwd: project(), env });
          output += result.stdout + result.stderr;
          if (words[0] === 'install') assert.equal(result.exitCode, exitCode, output);
        }
        const sent = server.authorizations.filter((one) => one !== undefined);
        assert.ok(sent.includes(`Basic ${Buffer.from(`me:${secret}`).toString('base64')}`));
        assert.notEqual(commandLines, '');
        assert.deepEqual(findForms(output), []);
        assert.deepEqual(findForms(commandLines), []);
        assert.deepEqual(findForms(writtenFiles()), []);
      } finally {
        await server.close();
      }
    });
  }

  /** Everything that pupfile wrote, the mirror included, with the names of the files. */
  function writtenFiles(): string {
    return Object.entries(readTree(project()))
      .filter(([path]) => path !== 'Puppetfile')
      .map(([path, kind]) =>
        kind === 'directory' ? path : `${path} ${readFileSync(join(project(), path), 'latin1')}`,
      )
      .join('\n');
  }
});

function findForms(text: string): readonly string[] {
  return forms.filter((form) => text.includes(form));
}
