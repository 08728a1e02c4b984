import assert from 'node:assert/strict';
import { isAt } from '../../src/puppetfile/edit-statements.ts';
import { readEditable } from '../../src/puppetfile/editable-puppetfile.ts';
import { prism, read } from './support.ts';

const statementsOf = (text: string) => readEditable({ text, file: 'Puppetfile' }, prism).statements;

describe('findStatements', () => {
  it('finds what stands there in plain words', () => {
    const [apt, log, web] = statementsOf(
      "mod 'acme/apt', '1.0.0', :git => 'x', ref: ENV['REF']\nforge 'x' do\n  mod \"acme-log\"\nend\n  mod('Acme-Web', :latest)\n",
    );
    assert.deepEqual(
      [apt, log, web].map((one) => [one?.name, one?.line, one?.column, one?.isTopLevel]),
      [
        ['acme-apt', 1, 1, true],
        ['acme-log', 3, 3, false],
        ['acme-web', 5, 3, true],
      ],
    );
    assert.deepEqual(
      apt?.options.map(({ name, hasArrow, value }) => [name, hasArrow, value?.text]),
      [
        ['git', true, 'x'],
        ['ref', false, undefined],
      ],
    );
    assert.deepEqual(
      web?.requirements?.map(({ sign, text }) => [sign, text]),
      [[':', 'latest']],
    );
  });

  it('has the place that the declaration has', () => {
    const text = "# 🎈\nmod 'acme-a'\n  mod 'acme-b'; mod 'acme-c'\n";
    const { declarations } = read(text);
    assert.deepEqual(
      statementsOf(text).map((one) => declarations.filter(({ span }) => isAt(one, span)).length),
      [1, 1, 1],
    );
  });

  for (const text of [
    "mod 'acme-a' if true\n",
    "if true\n  mod 'acme-a'\nend\n",
    "['acme-a'].each { |name| mod name }\n",
    "def all\n  mod 'acme-a'\nend\n",
    "name = 'acme-a'\nmod name\n",
    'mod "acme-#{\'a\'}"\n',
    "mod 'acme-\\x61'\n",
    'mod %q(acme-a)\n',
    "mod 'acme-a', <<~V.strip\n  1.0.0\nV\n",
    "other 'acme-a'\n",
    "self.mod 'acme-a'\n",
    'mod\n',
    "mod '-'\n",
    "mod 'acme-a' do\nend\n",
    "group do\n  mod 'acme-a'\nend\n",
    "forge('x') { |it| begin; mod 'acme-a'; rescue; end }\n",
  ]) {
    it(`passes over what is in Ruby's hands: ${text.trim()}`, () => {
      assert.deepEqual(statementsOf(text), []);
    });
  }
});
