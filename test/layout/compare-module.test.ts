import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveFile } from '../../src/archive/module-archive.ts';
import { compareModule } from '../../src/layout/compare-module.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const files: readonly ArchiveFile[] = [
  ['metadata.json', '{}'],
  ['lib/facter/x.rb', 'x'],
  ['tasks/run.sh', 'run'],
].map(([path = '', content = '']) => ({
  kind: 'file',
  path,
  isExecutable: path.endsWith('.sh'),
  mtimeMs: 0,
  content: Buffer.from(content),
}));

describe('compareModule', () => {
  const directory = useTemporaryDirectory();
  const root = () => join(directory(), 'web');

  beforeEach(() => {
    for (const { path, content } of files) writeTree(root(), { [path]: content.toString() });
    for (const path of ['', 'lib', 'lib/facter', 'tasks']) chmodSync(join(root(), path), 0o755);
    for (const { path, isExecutable } of files) {
      chmodSync(join(root(), path), isExecutable ? 0o755 : 0o644);
    }
  });

  const compare = () =>
    compareModule(root(), files).map(({ rule, path, message }) => `${path} ${message} [${rule}]`);

  it('finds nothing in a module that is as it should be, whatever its times are', () => {
    utimesSync(join(root(), 'metadata.json'), 1, 1);
    assert.deepEqual(compare(), []);
  });

  const changes: readonly [string, (root: string) => void, readonly string[]][] = [
    [
      'a file that is gone',
      (at) => rmSync(join(at, 'tasks/run.sh')),
      ['tasks/run.sh is missing [file-missing]'],
    ],
    [
      'each file of a folder that is gone',
      (at) => rmSync(join(at, 'lib'), { recursive: true }),
      ['lib/facter/x.rb is missing [file-missing]'],
    ],
    [
      'a content of another size',
      (at) => writeTree(at, { 'metadata.json': '{ }' }),
      ['metadata.json has another content: 3 bytes, not 2 [file-changed]'],
    ],
    [
      'a content of the same size',
      (at) => writeTree(at, { 'metadata.json': '[]' }),
      ['metadata.json has another content [file-changed]'],
    ],
    [
      'files that are too many, hidden ones and those of whole folders',
      (at) => writeTree(at, { '.git/objects/ab': '', 'lib/x.rb': '' }),
      [
        '.git/objects/ab is not of the module [file-extra]',
        'lib/x.rb is not of the module [file-extra]',
      ],
    ],
    [
      'an empty folder',
      (at) => mkdirSync(join(at, 'spec')),
      ['spec is an empty directory that is not of the module [file-extra]'],
    ],
    [
      'modes of files and folders',
      (at) => {
        chmodSync(join(at, 'metadata.json'), 0o4755);
        chmodSync(join(at, 'tasks/run.sh'), 0o644);
        chmodSync(join(at, 'lib'), 0o700);
        chmodSync(at, 0o777);
      },
      [
        ' has the mode 0777, not 0755 [mode-changed]',
        'lib has the mode 0700, not 0755 [mode-changed]',
        'metadata.json has the mode 4755, not 0644 [mode-changed]',
        'tasks/run.sh has the mode 0644, not 0755 [mode-changed]',
      ],
    ],
    [
      'a pipe, without waiting for somebody to write into it',
      (at) => {
        rmSync(join(at, 'metadata.json'));
        execFileSync('mkfifo', [join(at, 'metadata.json')]);
      },
      ['metadata.json is a pipe [file-irregular]'],
    ],
    [
      'a folder in the place of a file',
      (at) => {
        rmSync(join(at, 'metadata.json'));
        writeTree(at, { 'metadata.json/x': '' });
      },
      [
        'metadata.json is a directory where a file belongs [file-irregular]',
        'metadata.json/x is not of the module [file-extra]',
      ],
    ],
    [
      'a file in the place of a folder, once',
      (at) => {
        rmSync(join(at, 'lib'), { recursive: true });
        writeTree(at, { lib: '' });
      },
      ['lib is a file where a directory belongs [file-irregular]'],
    ],
  ];
  for (const [title, change, expected] of changes) {
    it(`finds ${title}`, () => {
      change(root());
      assert.deepEqual(compare(), expected);
    });
  }

  it('follows no link, neither to a file nor to a folder with the right contents', () => {
    for (const path of ['metadata.json', 'lib']) {
      renameSync(join(root(), path), join(directory(), path));
      symlinkSync(join(directory(), path), join(root(), path));
    }
    assert.deepEqual(compare(), [
      'lib is a symbolic link [file-irregular]',
      'metadata.json is a symbolic link [file-irregular]',
    ]);
  });

  it('does not follow a link in the place of the module itself', () => {
    renameSync(root(), join(directory(), 'elsewhere'));
    symlinkSync('elsewhere', root());
    assert.deepEqual(compare(), [' is a symbolic link [file-irregular]']);
  });

  it('tells what it may not read, and goes on', () => {
    chmodSync(join(root(), 'metadata.json'), 0);
    chmodSync(join(root(), 'lib'), 0);
    chmodSync(directory(), 0o755);
    writeTree(root(), { 'tasks/more.sh': '' });
    assert.deepEqual(asNobody(compare), [
      'lib cannot be read: permission denied [file-unreadable]',
      'metadata.json cannot be read: permission denied [file-unreadable]',
      'tasks/more.sh is not of the module [file-extra]',
    ]);
    chmodSync(join(root(), 'lib'), 0o755);
  });
});

/** Root may read everything: as root, a test of what is forbidden is somebody else for a moment. */
function asNobody<Result>(run: () => Result): Result {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}
