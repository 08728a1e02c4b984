import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runSuccessfully } from '../support/run-command.ts';
import { prepareShell, typeIntoShell } from '../support/shell-session.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

// What is typed, a TAB for each `→`, and the words that pupfile is run with then.
const typed: readonly [line: string, run: string][] = [
  ['pupfile sho→acme-w→', '<show><acme-web>'],
  ['pupfile why acme/w→', '<why><acme/web>'],
  ['pupfile check --format=gith→', '<check><--format=github>'],
  ['pupfile check --format jun→', '<check><--format><junit>'],
  ['pupfile check --format junit=rep→', '<check><--format><junit=report.xml>'],
  ['pupfile check --format=junit=rep→', '<check><--format=junit=report.xml>'],
  ['pupfile check --policy sub/pol→', '<check><--policy><sub/policy.yaml>'],
  ['pupfile --puppetfile=Other→ show acme-b→', '<--puppetfile=Otherfile><show><acme-base>'],
  ["pupfile --puppetfile 'Other→ show acme-b→", '<--puppetfile><Otherfile><show><acme-base>'],
  ['pupfile explain version_c→', '<explain><version_conflict>'],
  ['pupfile cache pr→--old→1d', '<cache><prune><--older-than><1d>'],
  ['pupfile --forge http://a→', '<--forge><http://a>'],
];
const directories: readonly [line: string, run: RegExp][] = [
  ['pupfile -C my→/ lo→', /^<-C><my project\/+><lock>$/],
  ['pupfile serve su→', /^<serve><sub\/?>$/],
  ['pupfile --directory=su→', /^<--directory=sub\/?>$/],
];

const shells = {
  bash: {
    shell: 'bash --norc --noprofile -i',
    sourced: ['source <(pupfile completion bash)'],
    file: '.local/share/bash-completion/completions/pupfile',
    found: ['. /usr/share/bash-completion/bash_completion'],
  },
  zsh: {
    shell: 'zsh -f -i',
    sourced: ['autoload -Uz compinit', 'compinit -u -D', 'source <(pupfile completion zsh)'],
    file: '.zfunc/_pupfile',
    found: ['fpath=(~/.zfunc $fpath)', 'autoload -Uz compinit', 'compinit -u -D'],
  },
} as const;

describe('completion in real shells', () => {
  const directory = useTemporaryDirectory();

  beforeEach(() =>
    writeTree(directory(), {
      Puppetfile: "mod 'acme-web'\n",
      Otherfile: "mod 'acme-base'\n",
      'report.xml': '',
      'sub/policy.yaml': '',
      'my project/Puppetfile': '',
    }),
  );

  for (const [name, { shell, sourced, file, found }] of Object.entries(shells)) {
    it(`completes in ${name} what is typed`, async () => {
      const lines = [...typed, ...directories].map(([line]) => line);
      const { runs, screen } = await run(shell, [...sourced, ...lines]);
      const expected = typed.map(([, words]) => words);
      assert.deepEqual(runs.slice(0, typed.length), expected, screen);
      for (const [index, [, words]] of directories.entries()) {
        assert.match(runs[typed.length + index] ?? '', words);
      }
    });

    it(`is loaded by ${name} when it is wanted, from where the document puts it`, async () => {
      const script = await print(name);
      writeTree(directory(), { [file]: script });
      const { runs } = await run(shell, [...found, 'pupfile sho→acme-w→', 'pupfile sho→--det→']);
      assert.deepEqual(runs, ['<show><acme-web>', '<show><--detailed>']);
    });

    it(`shows in ${name} what there is to choose from`, async () => {
      const { screen } = await run(shell, [...sourced, 'pupfile cache →→prune']);
      for (const word of ['dir', 'clean', 'prune'])
        assert.match(screen, new RegExp(`\\b${word}\\b`));
    });
  }

  const answers: readonly [line: string, first: string][] = [
    ['pupfile sho', 'show\twhat is locked: version, source, dependencies'],
    ['pupfile show acme-', 'acme-web'],
    ['pupfile check --format=gith', '--format=github'],
    ['pupfile check --format junit=rep', 'junit=report.xml'],
    ['pupfile check --policy sub/pol', 'sub/policy.yaml'],
    ['pupfile --puppetfile=Other', '--puppetfile=Otherfile'],
    ['pupfile --puppetfile=Otherfile show ', 'acme-base'],
    ['pupfile explain version_c', 'version_conflict\tNo set of versions satisfies everybody'],
    ['pupfile -C my', 'my project/\tDirectory'],
    ['pupfile serve ', 'bin/\tDirectory'],
    ['pupfile check --onl', '--online\task the Forge what became of what is locked'],
  ];
  for (const way of ['sourced', 'found']) {
    it(`completes in fish, with what each word means: ${way}`, async () => {
      const script = '.config/fish/completions/pupfile.fish';
      if (way === 'found') writeTree(directory(), { [script]: await print('fish') });
      const source = way === 'sourced' ? 'pupfile completion fish | source' : '';
      for (const [line, first] of answers) {
        const answer = await fish(`${source}\ncomplete -C '${line}'`);
        assert.equal(answer.split('\n')[0], first);
      }
    });
  }

  it('has scripts without a fault that the shells themselves see', async () => {
    for (const [name, options] of [
      ['bash', ['-n']],
      ['zsh', ['-f', '-n']],
      ['fish', ['--no-execute']],
    ] as const) {
      writeTree(directory(), { script: await print(name) });
      execFileSync(name, [...options, join(directory(), 'script')]);
    }
  });

  function run(shell: string, lines: readonly string[]) {
    return typeIntoShell({
      shell,
      lines: [...lines.map((line) => line.replaceAll('→', '\t')), 'exit 0'],
      directory: directory(),
    });
  }

  async function fish(script: string): Promise<string> {
    const env = prepareShell(directory());
    const { stdout } = await runSuccessfully('fish', ['-c', script], { cwd: directory(), env });
    return stdout;
  }

  async function print(shell: string): Promise<string> {
    const env = prepareShell(directory());
    const options = { cwd: directory(), env };
    return (await runSuccessfully('pupfile', ['completion', shell], options)).stdout;
  }
});
