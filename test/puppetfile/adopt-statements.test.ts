import assert from 'node:assert/strict';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { adoptStatements, type FormerMeaning } from '../../src/puppetfile/adopt-statements.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';
import { moduleName } from '../support/declare-modules.ts';

const prism = loadPrismModule();
const former: FormerMeaning = { tool: 'r10k', takesLastRevision: true, winners: new Set() };

function adopt(text: string, changed: Partial<FormerMeaning> = {}) {
  const file = 'Puppetfile';
  const editable = readEditable({ text, file }, prism);
  const puppetfile = readPuppetfile({ text, file, prism, metadata: undefined });
  const { edits, places } = adoptStatements(editable, puppetfile, { ...former, ...changed });
  return { text: editable.textWith(edits), places };
}

const cases: readonly (readonly [text: string, expected: string])[] = [
  ["mod 'a', git: 'x'\n", "mod 'a', git: 'x', branch: 'master'\n"],
  ["mod 'a', :git => 'x' # why\n", "mod 'a', :git => 'x', :branch => 'master' # why\n"],
  ["mod 'a',\n  git: 'x'\n", "mod 'a',\n  git: 'x',\n  branch: 'master'\n"],
  ["mod('a', git: 'x')\n", "mod('a', git: 'x', branch: 'master')\n"],
  ["mod 'a', git: 'x', ref: 'v1'\n", "mod 'a', git: 'x', ref: 'v1'\n"],
  ["mod 'a', git: 'x', branch: 'b', tag: 't'\n", "mod 'a', git: 'x', tag: 't'\n"],
  [
    "mod 'a', branch: 'b', git: 'x', ref: 'r',\n  path: 'p'\n",
    "mod 'a', git: 'x', ref: 'r',\n  path: 'p'\n",
  ],
  ["mod 'a-b', '1.0.0'\n", "mod 'a-b', '1.0.0'\n"],
  ["mod 'a', path: 'x'\n", "mod 'a', path: 'x'\n"],
  ["%w[a b].each { |n| mod n, git: 'x' }\n", "%w[a b].each { |n| mod n, git: 'x' }\n"],
];

describe('adoptStatements', () => {
  for (const [text, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => {
      const { text: adopted, places } = adopt(text);
      assert.equal(adopted, expected);
      assert.equal(places.length > 0, text !== expected);
    });
  }

  it('leaves two revisions to librarian-puppet, which takes the same one', () => {
    const text = "mod 'a', git: 'x', branch: 'b', tag: 't'\n";
    assert.equal(adopt(text, { takesLastRevision: false }).text, text);
  });

  it('lets a version win above its line, as far in as the line', () => {
    const winners = new Set([moduleName('a-b')]);
    const text = "mod 'c-d'\r\nif true\r\n  mod 'a-b',\r\n    '1.0.0'\r\nend\r\n";
    assert.equal(adopt(text, { winners }).text, text, 'it stands in a condition');
    const plain = "mod 'c-d'\r\n  mod 'a-b', '1.0.0'\r\n";
    const { text: adopted, places } = adopt(plain, { winners });
    assert.equal(adopted, "mod 'c-d'\r\n  # pupfile:override\r\n  mod 'a-b', '1.0.0'\r\n");
    assert.deepEqual(
      places.map(({ span: { line, column } }) => [line, column]),
      [[2, 3]],
    );
  });
});
