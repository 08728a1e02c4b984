import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

const git = { kind: 'git', url: 'https://x/y.git', ref: undefined, path: undefined };
const svn = {
  kind: 'svn',
  url: 'https://x',
  revision: undefined,
  username: undefined,
  password: undefined,
};
const forge = { kind: 'forge', url: 'https://forgeapi.puppet.com' };
const sha256 = '0123456789abcdef'.repeat(4);

describe('readModuleOptions', () => {
  const sources: readonly [options: string, source: object][] = [
    [":git => 'https://x/y.git'", git],
    ["git: 'https://x/y.git', ref: 'main'", { ...git, ref: 'main' }],
    ["git: 'https://x/y.git', branch: :main", { ...git, ref: 'main', refKind: 'branch' }],
    ["git: 'https://x/y.git', tag: 'v1'", { ...git, ref: 'v1', refKind: 'tag' }],
    ["git: 'https://x/y.git', commit: 'abc123'", { ...git, ref: 'abc123', refKind: 'commit' }],
    ["git: 'https://x/y.git', version: 'v1'", { ...git, ref: 'v1' }],
    ["git: 'https://x/y.git', ref: nil", git],
    ["git: 'https://x/y.git', path: 'modules/c'", { ...git, path: 'modules/c' }],
    ["type: 'git', source: 'https://x/y.git', version: 'v1'", { ...git, ref: 'v1' }],
    ["type: :git, git: 'https://x/y.git'", git],
    ["path: './site/c'", { kind: 'path', path: './site/c' }],
    ["forge: 'https://f/'", { kind: 'forge', url: 'https://f' }],
    ["local: false, forge: 'https://f/'", { kind: 'forge', url: 'https://f' }],
    ["type: 'forge', version: '1.0.0'", forge],
    [`sha256sum: '${sha256.toUpperCase()}'`, { ...forge, sha256 }],
    [":github_tarball => 'u/v'", { kind: 'github_tarball', repository: 'u/v' }],
    ["type: 'tarball', source: 'u'", { kind: 'tarball', url: 'u', sha256: undefined }],
    [
      `type: 'tarball', source: 'https://x/y.tar.gz', version: '${sha256}'`,
      { kind: 'tarball', url: 'https://x/y.tar.gz', sha256 },
    ],
    ['local: true', { kind: 'local' }],
    ["type: 'local'", { kind: 'local' }],
    ["svn: 'https://x'", svn],
    ["svn: 'https://x', rev: 154", { ...svn, revision: '154' }],
    ["svn: 'https://x', revision: '154'", { ...svn, revision: '154' }],
    ["type: 'svn', source: 'https://x', version: '7'", { ...svn, revision: '7' }],
    ["svn: 'https://x', username: 'u', password: 'p'", { ...svn, username: 'u', password: 'p' }],
  ];
  for (const [options, source] of sources) {
    it(`reads ${options}`, () => {
      assert.deepEqual(read(`mod 'b/c', ${options}`).declarations[0]?.source, source);
    });
  }

  const refused = [
    ["git: 'u', forge: 'b'", '"forge:" a second source'],
    ["path: 'u', forge: 'b'", '"forge:" a second source'],
    ["git: 'u', svn: 'b'", '"svn:" a second source'],
    ["type: 'forge', git: 'b'", '"git:" a second source'],
    ['git: nil, path: 1', '"1" not a text'],
    ["git: ''", '"\'\'" not a text'],
    ["git: 'u', ref: 1.0", '"1.0" not a text'],
    ["type: 'git'", '"\'git\'" which repository?'],
    ["type: 'tarball'", '"\'tarball\'" which tarball?'],
    ["type: 'gti'", '"\'gti\'" unknown type'],
    ["github_tarball: 'https://github.com/u/v'", '"\'https://github.com/u/v\'" not a repository'],
    ["sha256sum: 'abc'", '"\'abc\'" not a checksum'],
    ["install_path: '../x'", '"\'../x\'" not inside of the project'],
    ["install_path: 'a/../../x'", '"\'a/../../x\'" not inside of the project'],
  ] as const;
  for (const [options, label] of refused) {
    it(`refuses ${options}`, () => {
      const error = errorOf(() => read(`mod 'b/c', ${options}`));
      assert.equal(error.code, 'PUPPETFILE_INVALID');
      assert.deepEqual(
        describeLabels(error).map((line) => line.replace(/^\S+ /, '')),
        [label],
      );
    });
  }

  it('reads where a module is installed, and what of it', () => {
    const [declaration] = read(
      "mod 'b/c', install_path: 'site/x', exclude_spec: true",
    ).declarations;
    assert.equal(declaration?.installPath, 'site/x');
    assert.equal(declaration?.excludesSpec, true);
  });
});
