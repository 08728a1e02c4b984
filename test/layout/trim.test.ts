import assert from 'node:assert/strict';
import type { ArchiveEntry } from '../../src/archive/module-archive.ts';
import { type ContentProfile, contentProfiles, trimModule } from '../../src/layout/trim.ts';

const wholeModule = [
  '.fixtures.yml',
  '.git/config',
  'CHANGELOG.md',
  'Gemfile',
  'LICENSE',
  'README.md',
  'REFERENCE.md',
  'docs/use.md',
  'examples/init.pp',
  'files/.git/HEAD',
  'files/spec/x',
  'hiera.yaml',
  'manifests/init.pp',
  'metadata.json',
  'spec/init_spec.rb',
];

describe('trimModule', () => {
  const profiles: readonly [ContentProfile, readonly string[]][] = [
    ['runtime', ['LICENSE', 'files/spec/x', 'hiera.yaml', 'manifests/init.pp', 'metadata.json']],
    [
      'release',
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'REFERENCE.md',
        'docs/use.md',
        'examples/init.pp',
        'files/spec/x',
        'hiera.yaml',
        'manifests/init.pp',
        'metadata.json',
      ],
    ],
    ['full', wholeModule.filter((path) => !path.includes('.git/'))],
  ];
  for (const [content, expected] of profiles) {
    it(`keeps what the profile ${content} names, and never .git`, () => {
      const { kept, leftOut } = trimModule(wholeModule.map(file), { content });
      assert.deepEqual(paths(kept), expected);
      assert.equal(kept.length + leftOut.length, wholeModule.length);
    });
  }

  for (const content of contentProfiles) {
    it(`leaves out only spec where the profile ${content} goes without it`, () => {
      const all = [...wholeModule, 'lib/spec/y', 'specs'].map(file);
      const { kept, leftOut } = trimModule(all, { content, excludesSpec: true });
      const plain = trimModule(all, { content }).kept;
      assert.deepEqual(
        paths(kept),
        paths(plain).filter((path) => !path.startsWith('spec/')),
      );
      assert.ok(paths(kept).includes('lib/spec/y'));
      assert.equal(kept.length + leftOut.length, all.length);
    });
  }

  const runtimePaths: readonly [string, boolean][] = [
    ['lib/puppet/type/x.rb', true],
    ['templates/x.epp', true],
    ['functions/x.pp', true],
    ['types/x.pp', true],
    ['data/common.yaml', true],
    ['facts.d/x.sh', true],
    ['tasks/x.json', true],
    ['plans/x.pp', true],
    ['scripts/x.sh', true],
    ['locales/de/x.po', true],
    ['bolt_plugin.json', true],
    ['LICENCE', true],
    ['LICENSE.txt', true],
    ['License-MIT', true],
    ['LICENSES/Apache-2.0.txt', true],
    ['COPYING', true],
    ['NOTICE', true],
    ['COPYRIGHT', true],
    ['copyright.md', true],
    ['noticeable.rb', false],
    ['vendor/LICENSE', false],
    ['library/x.rb', false],
    ['readmes/lib/x.rb', false],
    ['metadata.json.orig', false],
    ['.sync.yml', false],
  ];
  for (const [path, isKept] of runtimePaths) {
    it(`${isKept ? 'keeps' : 'leaves out'} ${path} at run time`, () => {
      const { kept } = trimModule(['metadata.json', path].map(file), { content: 'runtime' });
      assert.equal(paths(kept).includes(path), isKept);
    });
  }

  it("keeps the folder that the module's hiera.yaml names", () => {
    const hieraYaml = file('hiera.yaml', 'version: 5\ndefaults:\n  datadir: hiera/values\n');
    const others = ['metadata.json', 'hiera/values/a.yaml', 'hiera/values2/a', 'spec/x'].map(
      (path) => file(path),
    );
    const { kept } = trimModule([hieraYaml, ...others], { content: 'runtime' });
    assert.deepEqual(paths(kept), ['hiera.yaml', 'metadata.json', 'hiera/values/a.yaml']);
  });

  it('keeps all of a module whose data is anywhere in it', () => {
    const entries = [
      file('hiera.yaml', 'datadir: "%{facts.os}"'),
      file('metadata.json'),
      file('x'),
    ];
    assert.equal(trimModule(entries, { content: 'runtime' }).kept.length, 3);
  });

  it('keeps all of a module whose hiera.yaml nobody can read, because it is larger than 1 MiB', () => {
    const entries = [
      file('hiera.yaml', ' '.repeat(1024 * 1024 + 1)),
      file('metadata.json'),
      file('x'),
    ];
    assert.equal(trimModule(entries, { content: 'runtime' }).kept.length, 3);
  });

  it('keeps all of what is no module, but for .git', () => {
    const entries = ['common.yaml', 'data/nodes/a.yaml', 'keys/public.pem', '.git/HEAD'].map(
      (path) => file(path),
    );
    const { kept } = trimModule(entries, { content: 'runtime' });
    assert.deepEqual(paths(kept), ['common.yaml', 'data/nodes/a.yaml', 'keys/public.pem']);
  });

  it('trims a module without metadata.json', () => {
    const { kept } = trimModule(['manifests/init.pp', 'Rakefile'].map(file), {
      content: 'runtime',
    });
    assert.deepEqual(paths(kept), ['manifests/init.pp']);
  });

  it('keeps a link in the place of a wanted folder, for others to refuse', () => {
    const link: ArchiveEntry = { kind: 'other', path: 'files', mtimeMs: 0, description: 'a link' };
    assert.deepEqual(
      paths(trimModule([file('metadata.json'), link], { content: 'runtime' }).kept),
      ['metadata.json', 'files'],
    );
  });
});

function file(path: string, content: unknown = ''): ArchiveEntry {
  const text = typeof content === 'string' ? content : '';
  return { kind: 'file', path, isExecutable: false, mtimeMs: 0, content: Buffer.from(text) };
}

function paths(entries: readonly ArchiveEntry[]): readonly string[] {
  return entries.map(({ path }) => path);
}
