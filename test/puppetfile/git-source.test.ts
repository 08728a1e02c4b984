import assert from 'node:assert/strict';
import { describeLabels, errorOf, read } from './support.ts';

function readRefs(options: string, controlBranch?: string) {
  const text = `mod 'c', git: 'https://x', ${options}`;
  const [declaration] = read(
    text,
    controlBranch === undefined ? {} : { controlBranch },
  ).declarations;
  assert.ok(declaration?.source.kind === 'git');
  const { ref, fallbackRefs = [] } = declaration.source;
  return [ref, ...fallbackRefs];
}

function readWarnings(options: string): string[] {
  return read(`mod 'c', ${options}`).warnings.map(
    ({ message, span }) => `${span.column} ${message}`,
  );
}

describe('readGitSource', () => {
  const fallbacks: readonly [options: string, refs: readonly string[]][] = [
    ["default_branch: 'main'", ['main']],
    ["ref: 'a', default_branch: 'main'", ['a', 'main']],
    ["ref: 'a', default_branch: 'b', default_branch_override: 'c'", ['a', 'c', 'b']],
    ["fallback: '4.x|dev| main '", ['4.x', 'dev', 'main']],
    ["branch: :control_branch, default_branch: 'main'", ['main']],
  ];
  for (const [options, refs] of fallbacks) {
    it(`falls back in this order: ${options}`, () => assert.deepEqual(readRefs(options), refs));
  }

  for (const options of ['branch: :control_branch', 'ref: :control_branch', "link: 'true'"]) {
    it(`follows the control repository: ${options}`, () => {
      assert.deepEqual(readRefs(`${options}, default_branch: 'main'`, 'feature'), [
        'feature',
        'main',
      ]);
    });
  }

  it('takes a text for the branch of that name', () => {
    assert.deepEqual(readRefs("branch: 'control_branch'", 'feature'), ['control_branch']);
  });

  const kinds = [
    ["branch: 'v1'", 'branch'],
    ["tag: 'main'", 'tag'],
    ["commit: 'abc'", 'commit'],
    ["ref: 'v1'", undefined],
    ["ref: 'v1', tag: 'v1'", undefined],
    ["tag: :control_branch, default_branch: 'x'", 'branch'],
    ["link: true, default_branch: 'x'", 'branch'],
  ] as const;
  for (const [options, kind] of kinds) {
    it(`tells what kind of ref it is: ${options}`, () => {
      const [declaration] = read(`mod 'c', git: 'https://x', ${options}`).declarations;
      assert.ok(declaration?.source.kind === 'git');
      assert.equal(declaration.source.refKind, kind);
    });
  }

  it('asks for the branch of the control repository', () => {
    const error = errorOf(() => read("mod 'c', git: 'u', branch: :control_branch"));
    assert.equal(error.code, 'PUPPETFILE_INVALID');
    assert.deepEqual(describeLabels(error), ['1:28 ":control_branch" which branch?']);
    assert.match(error.hint ?? '', /default_branch/);
  });

  const moving = [
    ["git: 'u'", '15 The module follows the default branch of its repository'],
    ["git: 'u', branch: 'x'", '28 The module follows the branch `x`'],
    ["git: 'u', ref: 'master'", '25 The module follows the branch `master`'],
    ["git: 'u', default_branch: 'x'", '15 The module follows `x`'],
  ] as const;
  for (const [options, warning] of moving) {
    it(`warns of what is not pinned: ${options}`, () => {
      assert.deepEqual(readWarnings(options), [warning]);
    });
  }

  for (const options of [
    "git: 'u', tag: 'v1'",
    "git: 'u', ref: 'v1.0.0'",
    "git: 'u', commit: 'abc'",
    "git: 'u', branch: :control_branch, default_branch: 'x'",
  ]) {
    it(`does not warn of ${options}`, () => assert.deepEqual(readWarnings(options), []));
  }

  it('takes the option that librarian-puppet takes where there are two, and warns', () => {
    const { declarations, warnings } = read("mod 'c', git: 'u', tag: 'v1', ref: 'v2'");
    const [declaration] = declarations;
    assert.equal(declaration?.source.kind === 'git' && declaration.source.ref, 'v2');
    assert.deepEqual(
      warnings.map(({ message, span }) => [span.column, message]),
      [[20, '`:ref` and `:tag` both name a revision; `:ref` counts']],
    );
  });
});
