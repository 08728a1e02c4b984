import assert from 'node:assert/strict';
import type { ArchiveEntry } from '../../src/archive/module-archive.ts';
import { explainLeftOut } from '../../src/layout/left-out-reason.ts';
import { type ContentProfile, trimModule } from '../../src/layout/trim.ts';

const entries: readonly ArchiveEntry[] = [
  file('.git/HEAD', 3),
  file('Gemfile', 10),
  file('README.md', 20),
  file('docs/use.md', 30),
  file('files/.git/config', 7),
  file('files/x', 1),
  file('manifests/init.pp', 1),
  file('metadata.json', 1),
  file('spec/a_spec.rb', 40),
  file('spec/b_spec.rb', 2),
  { kind: 'other', path: 'spec/fixtures/link', mtimeMs: 0, description: 'a symbolic link' },
];

describe('explainLeftOut', () => {
  it('names what was left out by top folder, with the rule, the largest first', () => {
    assert.deepEqual(explain('runtime'), [
      'spec/ 3 42 not-read',
      'docs/ 1 30 documentation',
      'README.md 1 20 documentation',
      'Gemfile 1 10 not-read',
      'files/ 1 7 version-control',
      '.git/ 1 3 version-control',
    ]);
  });

  it('tells only what this content leaves out', () => {
    assert.deepEqual(explain('release'), [
      'spec/ 3 42 not-read',
      'Gemfile 1 10 not-read',
      'files/ 1 7 version-control',
      '.git/ 1 3 version-control',
    ]);
    assert.deepEqual(explain('full'), ['files/ 1 7 version-control', '.git/ 1 3 version-control']);
  });

  it('tells what the Puppetfile excludes from everything', () => {
    const [first] = explain('full', true);
    assert.equal(first, 'spec/ 3 42 excluded');
  });

  it('has nothing to say where nothing was left out', () => {
    assert.deepEqual(explainLeftOut({ files: [], leftOut: [], content: 'runtime' }), []);
  });
});

function explain(content: ContentProfile, excludesSpec = false): readonly string[] {
  const { kept, leftOut } = trimModule(entries, { content, excludesSpec });
  const files = kept.filter((entry) => entry.kind === 'file');
  return explainLeftOut({ files, leftOut, content }).map(
    ({ path, files: count, bytes, reason }) => `${path} ${count} ${bytes} ${reason}`,
  );
}

function file(path: string, sizeBytes: number): ArchiveEntry {
  const content = Buffer.alloc(sizeBytes);
  return { kind: 'file', path, isExecutable: false, mtimeMs: 0, content };
}
