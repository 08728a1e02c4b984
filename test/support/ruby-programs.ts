import fc from 'fast-check';
import { arrayMethods } from '../../src/ruby/methods/array-methods.ts';
import { jsonMethods, yamlMethods } from '../../src/ruby/methods/data-methods.ts';
import { environmentMethods } from '../../src/ruby/methods/environment-methods.ts';
import { directoryMethods, fileMethods } from '../../src/ruby/methods/file-methods.ts';
import { hashMethods } from '../../src/ruby/methods/hash-methods.ts';
import { forbiddenFunctions, kernelMethods } from '../../src/ruby/methods/kernel-methods.ts';
import { numberMethods } from '../../src/ruby/methods/number-methods.ts';
import { objectMethods } from '../../src/ruby/methods/object-methods.ts';
import { rangeMethods } from '../../src/ruby/methods/range-methods.ts';
import { regexpMethods } from '../../src/ruby/methods/regexp-methods.ts';
import { stringMethods } from '../../src/ruby/methods/string-methods.ts';
import { symbolMethods } from '../../src/ruby/methods/symbol-methods.ts';

const namesOf = (...tables: readonly object[]) =>
  fc.constantFrom(...new Set(tables.flatMap((table) => Object.keys(table)))).filter(isWord);
const isWord = (name: string) => /^[A-Za-z_]\w*[?!]?$/.test(name);

const objects = namesOf(objectMethods);
/** Receivers beside methods that they have, so that more than the first call of a program succeeds. */
const calls = fc.oneof(
  callsOf(["'acme-web'", '"é😀\n"', "''", "'1.0.0'.dup"], stringMethods),
  callsOf(['[]', '[3, 1, 2]', '%w[a b c]', '[[1, :a], [2, nil]]', 'list'], arrayMethods),
  callsOf(['({})', '({ git: 1, "b" => [2] })', 'Hash.new { |h, k| h[k] = 1 }'], hashMethods),
  callsOf(['0', '-7', '2.5', '9**99', '1e308'], numberMethods),
  callsOf(['(1..3)', "('a'..'e')", '(1..)', '(1.5...3)'], rangeMethods),
  callsOf(['/a(b)*/i', '/(?<name>\\w+)-/'], regexpMethods),
  callsOf([':git', ':"a b"'], symbolMethods),
);

function callsOf(receivers: readonly string[], table: object) {
  return write`${fc.constantFrom(...receivers)}.${fc.oneof(namesOf(table), objects)}`;
}

const functions = namesOf(kernelMethods, Object.fromEntries(forbiddenFunctions));
const constantCalls = fc.oneof(
  fc.tuple(fc.constantFrom('File', 'FileTest'), namesOf(fileMethods)),
  fc.tuple(fc.constant('Dir'), namesOf(directoryMethods)),
  fc.tuple(fc.constant('ENV'), namesOf(environmentMethods)),
  fc.tuple(fc.constantFrom('YAML', 'Psych'), namesOf(yamlMethods)),
  fc.tuple(fc.constant('JSON'), namesOf(jsonMethods)),
  fc.tuple(fc.constantFrom('Array', 'Hash', 'Regexp', 'String', 'Range'), fc.constant('new')),
);
const operators = fc.constantFrom(
  ...'+ - * / % ** == != < > <= >= <=> === =~ << >> & | ^ && || and or .. ...'.split(' '),
);
const variables = fc.constantFrom('a', 'b', 'list', '@all', '$last', 'A');
const literals = fc.constantFrom(
  ...["'acme-web'", "'1.0.0'", '"é😀\\n"', "''", ':git', ':"a b"', 'nil', 'true', 'false'],
  ...[
    '0',
    '-1',
    '3',
    '1_000_000',
    '2.5',
    '9**99',
    '(1..3)',
    "('a'..'e')",
    '%w[a b c]',
    '[]',
    '({})',
  ],
  ...['/a(b)*/i', '/(?<name>\\w+)-/', '/(a|a)*$/', '__FILE__', '__dir__', 'self', "'data.yaml'"],
  ...["'data.json'", "'**/*'", "'../..'", "'%s %05.1f'", '\'{"a": [1]}\'', '"- a\\n- b: 1"'],
);

type Rule = 'program' | 'body' | 'statement' | 'expression' | 'args' | 'block';

/** Programs of the statements, blocks and methods that pupfile knows, most of them nonsense. */
export const rubyPrograms: fc.Arbitrary<string> = fc.letrec<Readonly<Record<Rule, string>>>(
  (tie) => {
    const inner = tie('expression');
    const lines = (line: fc.Arbitrary<string>, maxLength: number) =>
      fc.array(line, { maxLength }).map((all) => all.join('\n'));
    // Most of them raise, which would be the end.
    const rescued = write`begin\n${tie('statement')}\nrescue Exception\nend`;
    return {
      program: lines(fc.oneof(rescued, rescued, rescued, tie('statement')), 8),
      body: lines(tie('statement'), 3),
      expression: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        literals,
        variables,
        write`${calls}${tie('args')}${tie('block')}`,
        write`${calls}${tie('args')}`,
        write`${calls}(&${inner})`,
        write`${inner}.${objects}${tie('args')}`,
        write`${variables}&.${fc.oneof(namesOf(arrayMethods), namesOf(stringMethods))}${tie('args')}`,
        write`(${inner} ${operators} ${inner})`,
        write`${functions}${tie('args')}`,
        constantCalls.chain(([name, method]) => write`${name}.${method}${tie('args')}`),
        write`[${inner}, *${inner}]`,
        write`({ ${inner} => ${inner}, git: ${inner} })`,
        write`${inner}[${inner}]`,
        write`"a#{${inner}}b"`,
        write`(${inner} ? ${inner} : ${inner})`,
        write`->(x = ${inner}, *y) { ${inner} }`,
        write`defined?(${inner})`,
        write`helper${tie('args')}`,
      ),
      args: fc.oneof(
        fc.constant(''),
        write`(${inner})`,
        write`(${inner}, ${inner})`,
        write`(${inner}, ref: ${inner})`,
      ),
      block: fc.oneof(
        write` { |a| ${inner} }`,
        write` { |a, (b, *list)| ${inner} }`,
        write` do |a, k: 1|\n${tie('body')}\nend`,
      ),
      statement: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        write`mod ${inner}, ${inner}`,
        inner,
        write`mod 'acme-web', ${inner}, git: ${inner}, ref: ${inner}`,
        write`${fc.constantFrom('forge', 'moduledir', 'path', 'git', 'exclusion')} ${inner}`,
        write`${variables} ${fc.constantFrom('=', '+=', '||=', '<<', '*=')} ${inner}`,
        write`a, *b = ${inner}`,
        write`${inner}[${inner}] ||= ${inner}`,
        write`${fc.constantFrom('if', 'unless')} ${inner}\n${tie('body')}\nelse\n${tie('body')}\nend`,
        write`${fc.constantFrom('while', 'until')} ${inner}\n${tie('body')}\nend`,
        write`for a in ${inner} do\n${tie('body')}\nend`,
        write`case ${inner}\nwhen ${inner}, ${inner} then ${inner}\nelse ${inner}\nend`,
        write`case ${inner}\nin [a, *] then ${inner}\nin {git:} then git\nelse 1\nend`,
        write`begin\n${tie('body')}\nrescue ${fc.constantFrom('', 'TypeError', '=> a')}\n${tie('body')}\nensure\n${tie('body')}\nend`,
        write`def helper(a = ${inner}, *list, git: nil, **rest, &b)\n${tie('body')}\nend`,
        write`${inner} ${fc.constantFrom('if', 'unless', 'while', 'rescue')} ${inner}`,
        write`${fc.constantFrom('return', 'raise', 'eval', 'puts')} ${inner}`,
        write`${fc.constantFrom('metadata', 'class Web\nend')}`,
        write`loop do\n${tie('body')}\n${fc.constantFrom('break', 'next')} ${inner}\nend`,
      ),
    };
  },
).program;

/** A template whose holes are filled by arbitraries. */
function write(
  words: TemplateStringsArray,
  ...holes: readonly (fc.Arbitrary<string> | string)[]
): fc.Arbitrary<string> {
  const parts = holes.map((hole) => (typeof hole === 'string' ? fc.constant(hole) : hole));
  return fc.tuple(...parts).map((texts) => String.raw({ raw: words }, ...texts));
}
