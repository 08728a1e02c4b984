import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

const url = 'https://git.example.com/web.git';
const git = { kind: 'git', url, ref: undefined, path: undefined };

describe('readSourceCall', () => {
  const forms: readonly [lines: string, source: object][] = [
    [`git '${url}'\nmod 'web'`, git],
    [`git '${url}', ref: 'v1'\nmod 'web'`, { ...git, ref: 'v1' }],
    [`git '${url}' do\n  mod 'web'\nend`, git],
    [`source :git, '${url}', tag: 'v1'\nmod 'web'`, { ...git, ref: 'v1', refKind: 'tag' }],
    [`source git: '${url}'\nmod 'web'`, git],
    [`source :ours, git: '${url}'\nsource :ours\nmod 'web'`, git],
    [
      `source :ours, [:git, '${url}', {ref: 'v1'}]\nmod 'web', source: :ours`,
      { ...git, ref: 'v1' },
    ],
    [`source :ours, git: '${url}'\nsource :ours do\n  mod 'web'\nend`, git],
    ["path './site'\nmod 'web'", { kind: 'path', path: './site' }],
    [
      "github_tarball 'acme/web'\nmod 'acme-web'",
      { kind: 'github_tarball', repository: 'acme/web' },
    ],
    ["source :forge, 'https://f'\nmod 'acme-web'", { kind: 'forge', url: 'https://f' }],
  ];
  for (const [lines, source] of forms) {
    it(`takes the module of ${JSON.stringify(lines)} from there`, () => {
      assert.deepEqual(read(lines).declarations.at(-1)?.source, source);
    });
  }

  it('ends with the block that has it', () => {
    const { declarations } = read(`git '${url}' do\n  mod 'web'\nend\nmod 'acme-base'`);
    assert.deepEqual(
      declarations.map(({ source }) => source.kind),
      ['git', 'forge'],
    );
  });

  const refused: readonly [lines: string, message: string, label: string][] = [
    ["mod 'web', source: :ours", 'No `source :ours` is defined above', '1:20 ":ours" not defined'],
    ['source :ours', 'No `source :ours` is defined above', '1:8 ":ours" not defined'],
    ["source :hg, 'u'", '`:hg` is not a type of source', '1:8 ":hg" unknown type'],
    ['source :ours, [:git]', '`[:git]` is not a source', '1:15 "[:git]" not a source'],
  ];
  for (const [lines, message, label] of refused) {
    it(`refuses ${JSON.stringify(lines)}`, () => {
      const error = errorOf(() => read(lines));
      assert.equal(error.message, message);
      assert.deepEqual(describeLabels(error), [label]);
    });
  }

  it('suggests the name that was meant', () => {
    const error = errorOf(() => read(`source :ours, git: '${url}'\nmod 'web', source: :our`));
    assert.equal(error.hint, 'did you mean :ours?');
  });
});
