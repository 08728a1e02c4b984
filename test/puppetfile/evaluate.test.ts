import assert from 'node:assert/strict';
import { evaluate } from '../../src/puppetfile/evaluate.ts';
import { formatCalls } from '../../src/puppetfile/format-calls.ts';
import { emptyWorld } from '../../src/ruby/empty-world.ts';
import { parseRuby } from '../../src/ruby/ruby-parser.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { describeLabels, prism } from './support.ts';

function evaluateText(text: string) {
  const source = createSourceText('Puppetfile', text);
  return evaluate({ tree: parseRuby(prism, source), source, prism, world: emptyWorld });
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
    ["mod 'a' do\nend", 'a block of `mod`', "mod 'a' do"],
    ['class Web\nend', 'a class definition', 'class Web'],
    ["mod 'a', ['b'].permutation.first", 'the method `permutation` of Array', 'permutation'],
  ] as const;
  for (const [text, construct, underlined] of unsupported) {
    it(`refuses ${construct} in ${JSON.stringify(text)}`, () => {
      const [message, label] = problemsOf(text);
      assert.equal(message, `Puppetfile uses ${construct}, which pupfile does not evaluate`);
      assert.equal(label, `1:${text.indexOf(underlined) + 1} "${underlined}" not evaluated`);
    });
  }

  it('refuses what depends on something that it will not do, and says what', () => {
    assert.deepEqual(problemsOf("version = `git describe`\nmod 'a', version"), [
      'Puppetfile gives `mod` the output of a command, which pupfile does not find out',
      '1:11 "`git describe`" not evaluated',
      '2:1 "mod" depends on it',
    ]);
  });

  it('only warns of what it does not do where nothing depends on it', () => {
    const { calls, errors, warnings } = evaluateText("system('date')\nmod 'a'");
    assert.deepEqual(errors, []);
    assert.equal(calls.length, 1);
    assert.equal(warnings.length, 1);
  });

  it('tells every statement that it cannot evaluate, and records the others', () => {
    const { calls, errors } = evaluateText("class Web\nend\nmod 'a'\nmodule Base\nend\n");
    assert.deepEqual(
      errors.flatMap((error) => describeLabels(error)),
      ['1:1 "class Web" not evaluated', '4:1 "module Base" not evaluated'],
    );
    assert.equal(calls.length, 1);
  });

  it('ends where Ruby would', () => {
    const { calls, errors } = evaluateText("mod 'a'\nfoo 'x'\nmod 'b'\n");
    assert.deepEqual(
      errors.flatMap((error) => describeLabels(error)),
      ['2:1 "foo" not defined'],
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
    ['mod apt', "Puppetfile ends with NameError: undefined local variable or method `apt'"],
    ['modulefile', '`modulefile` is gone: Puppet replaced the Modulefile by metadata.json'],
  ] as const;
  for (const [text, message] of wrongArguments) {
    it(`refuses ${text}`, () => {
      assert.equal(problemsOf(text)[0], message);
    });
  }
});
