import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readArchive } from '../../src/archive/read-archive.ts';

const files = [
  'metadata.json',
  'files/ünï cödé.conf',
  `lib/${'deep-folder/'.repeat(7)}${'long-name'.repeat(6)}.rb`,
  `lib/${'deeper-folder/'.repeat(20)}file.rb`,
  `lib/${'x'.repeat(150)}/y.rb`,
];

describe('readArchive, with the tars of other programs', () => {
  let directory = '';

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'pupfile-test-'));
    for (const file of files) {
      mkdirSync(join(directory, 'm-1', dirname(file)), { recursive: true });
      writeFileSync(join(directory, 'm-1', file), `content of ${file}`);
    }
  });
  after(() => rmSync(directory, { recursive: true }));

  const commands: readonly [string, readonly string[]][] = [
    ['GNU tar, GNU format', ['tar', '--format=gnu', '-czf', '-', 'm-1']],
    ['GNU tar, pax format', ['tar', '--format=posix', '-czf', '-', 'm-1']],
    ['GNU tar with `./` first', ['tar', '-czf', '-', './m-1']],
    [
      'git archive',
      [
        'sh',
        '-c',
        'cd m-1 && git init -q . && git add . && git -c user.name=a -c user.email=a@b -c commit.gpgsign=false commit -qm x && git archive --format=tar.gz --prefix=m-1/ HEAD',
      ],
    ],
  ];
  for (const [title, [program = '', ...args]] of commands) {
    it(`reads the long and strange names of ${title}`, async () => {
      const { entries } = await readArchive(execFileSync(program, args, { cwd: directory }));
      const contents = entries.map((entry) => [
        entry.path,
        entry.kind === 'file' ? entry.content.toString() : entry.kind,
      ]);
      assert.deepEqual(contents.sort(), files.map((file) => [file, `content of ${file}`]).sort());
    });
  }
});
