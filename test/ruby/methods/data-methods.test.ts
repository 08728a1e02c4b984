import assert from 'node:assert/strict';
import { parseYaml } from '../../../src/project/parse-yaml.ts';
import { emptyWorld } from '../../../src/ruby/empty-world.ts';
import { errorOf } from '../../puppetfile/support.ts';
import { evaluateExample } from '../support.ts';

const evaluate = (code: string) => evaluateExample(code, { ...emptyWorld, parseYaml });

describe('YAML and JSON', () => {
  // Ruby 3.1 raises Psych::BadAlias, those before it did not.
  it('let YAML.load expand aliases', () => {
    assert.equal(evaluate('YAML.load("a: &x [1]\\nb: *x")'), '{"a"=>[1], "b"=>[1]}');
  });

  // Ruby 3.1 takes options only.
  it('let YAML.safe_load take its rules as arguments', () => {
    assert.equal(evaluate('YAML.safe_load(":a", [Symbol])'), ':a');
    assert.equal(evaluate('YAML.safe_load("- &x 1\\n- *x", [], [], true)'), '[1, 1]');
  });

  it('know no alias inside of what it names', () => {
    assert.equal(evaluate('YAML.load("a: &x [*x]")'), 'Psych::BadAlias: Unknown alias: x');
  });

  const refused = [
    ['JSON.parse("{}", object_class: 1)', 'uses the option `object_class` of `JSON.parse`'],
    ['JSON.load("{}", nil, create_additions: true)', 'uses the option `create_additions` of'],
    ['YAML.load("a", freeze: true)', 'uses the option `freeze` of `Psych.load`'],
    [
      'YAML.unsafe_load("!ruby/object:File {}")',
      'depends on an object of the class `File` in YAML',
    ],
    ['YAML.unsafe_load("2020-01-01")', 'depends on an object of the class `Date` in YAML'],
    ['YAML.load("!!binary aGk=")', 'depends on an object of the class `String` in YAML'],
  ] as const;
  for (const [code, what] of refused) {
    it(`refuse ${code}`, () => {
      const { code: errorCode, message } = errorOf(() => evaluate(code));
      assert.equal(errorCode, 'PUPPETFILE_UNSUPPORTED');
      assert.ok(message.includes(what), message);
    });
  }

  const bomb = 'bomb = ["- &a0 [x, x]"] + (1..40).map { |n| "- &a#{n} [*a#{n - 1}, *a#{n - 1}]" }';
  const limited = [
    `${bomb}; YAML.load(bomb.join("\\n")).flatten`,
    `${bomb}; YAML.load(bomb.join("\\n")).inspect`,
    'YAML.load("[" * 150 + "]" * 150)',
    'YAML.load("- " * 1000)',
    'JSON.parse("[" * 101 + "]" * 101, max_nesting: false)',
    'JSON.parse("[" * 500_000, max_nesting: 0)',
    '20.times { YAML.load("a: b\\n" * 10_000) }',
    '20.times { JSON.parse(%(["#{"x" * 100_000}"])) }',
    'JSON.parse("[#{"1," * 400_000}1]")',
  ];
  for (const code of limited) {
    it(`stay within the limits for ${code}`, () => {
      assert.equal(errorOf(() => evaluate(code)).code, 'PUPPETFILE_LIMIT');
    });
  }

  it('keep what an alias repeats as small as it is written', () => {
    assert.equal(evaluate(`${bomb}; YAML.load(bomb.join("\\n")).length`), '41');
  });
});
