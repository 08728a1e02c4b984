import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { evaluate } from '../../src/puppetfile/evaluate.ts';
import { formatCalls } from '../../src/puppetfile/format-calls.ts';
import { parseRuby } from '../../src/ruby/ruby-parser.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { describeLabels, prism } from './support.ts';

function evaluateText(text: string) {
  const source = createSourceText('Puppetfile', text);
  return evaluate(parseRuby(prism, source), source);
}

function callsOf(text: string) {
  const { calls, errors } = evaluateText(text);
  assert.deepEqual(errors, []);
  return formatCalls(calls);
}

function problemsOf(text: string): string[] {
  return evaluateText(text).errors.flatMap((error) => [error.message, ...describeLabels(error)]);
}

describe('evaluate', () => {
  it('records the words of a Puppetfile in their order', () => {
    assert.deepEqual(callsOf("forge 'F'\nmetadata\nmod 'a-b', '1.0'\nexclusion 'c/d'"), [
      { call: 'forge', args: ['F'], options: null, line: 1, top_line: 1 },
      { call: 'metadata', args: [], options: null, line: 2, top_line: 2 },
      { call: 'mod', args: ['a-b', '1.0'], options: null, line: 3, top_line: 3 },
      { call: 'exclusion', args: ['c/d'], options: null, line: 4, top_line: 4 },
    ]);
  });

  it('records what stands in a block after the word that has it', () => {
    const calls = callsOf("forge 'F' do\n  mod 'a-b'\nend\nmod 'c-d'");
    assert.deepEqual(
      calls.map(({ call, args }) => [call, ...args]),
      [
        ['forge', 'F'],
        ['mod', 'a-b'],
        ['mod', 'c-d'],
      ],
    );
  });

  const options = { $hash: [[{ $sym: 'git' }, 'u']] };
  for (const text of [
    "mod 'a', :git => 'u'",
    "mod 'a', git: 'u'",
    "mod('a', {:git => 'u'})",
    "mod 'a', 'git': 'u'",
    "mod 'a', git: 'x', git: 'u'",
    "mod 'a', # comment\n  git: 'u'\r\n",
  ]) {
    it(`reads the options of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(callsOf(text), [
        { call: 'mod', args: ['a'], options, line: 1, top_line: 1 },
      ]);
    });
  }

  const unsupported = [
    ['if true\nend', '`if`', 'if true'],
    ["x = 'a'", 'a local variable', "x = 'a'"],
    ['def a\nend', 'a method definition (`def`)', 'def a'],
    ["mod 'a', *x", 'a splat (`*`)', '*x'],
    ['mod "a#{b}"', 'an interpolated string (`#{…}`)', '"a#{b}"'],
    ["mod 'a', '1'.to_s", 'the method `to_s`', "'1'.to_s"],
    ["mod 'a', `id`", 'a command in backticks', '`id`'],
    ["system('id').foo", 'the method `foo`', "system('id').foo"],
    ["mod 'a' do\nend", 'a block of `mod`', 'do'],
    ["mod 'a', **x", "Ruby's assoc splat", '**x'],
  ] as const;
  for (const [text, construct, underlined] of unsupported) {
    it(`refuses ${construct} in ${JSON.stringify(text)}`, () => {
      const [message, label] = problemsOf(text);
      assert.equal(message, `Puppetfile uses ${construct}, which pupfile does not evaluate`);
      assert.equal(label, `1:${text.indexOf(underlined) + 1} "${underlined}" not evaluated`);
    });
  }

  it('tells every statement that it cannot evaluate, and records the others', () => {
    const { calls, errors } = evaluateText("foo 'x'\nmod 'a'\nbar\n");
    assert.deepEqual(
      errors.flatMap((error) => describeLabels(error)),
      ['1:1 "foo" unknown word', '3:1 "bar" unknown word'],
    );
    assert.equal(calls.length, 1);
  });

  it('suggests the word that was meant', () => {
    assert.equal(evaluateText("modd 'a'").errors[0]?.hint, 'did you mean `mod`?');
  });

  const wrongArguments = [
    ['mod', '`mod` takes a name'],
    ["forge 'a', 'b'", '`forge` takes one argument'],
    ["metadata 'a'", '`metadata` takes no argument'],
    ['mod apt', '`apt` has no quotes and is no name that Ruby knows'],
    ['modulefile', '`modulefile` is gone: Puppet replaced the Modulefile by metadata.json'],
  ] as const;
  for (const [text, message] of wrongArguments) {
    it(`refuses ${text}`, () => {
      assert.equal(problemsOf(text)[0], message);
    });
  }
});

if (hasSharedData) {
  const [, ...rows] = readFileSync(sharedData('puppetfiles', 'index.tsv'), 'utf8').split('\n');
  const literal = rows
    .map((row) => row.split('\t'))
    .filter(([, , , , level]) => level?.startsWith('L0'));

  describe('evaluate, on literal Puppetfiles of the world', () => {
    for (const [name = ''] of literal) {
      it(`makes the calls of ${name} that Ruby makes`, () => {
        const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
        const file = sharedData('puppetfiles', 'expected', `${name}.json`);
        const { calls } = JSON.parse(readFileSync(file, 'utf8')).eval.default;
        assert.deepEqual(callsOf(text), calls);
      });
    }
  });
}
