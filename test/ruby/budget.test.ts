import assert from 'node:assert/strict';
import { longestText, mostElements } from '../../src/ruby/budget.ts';
import { runShowing } from './support.ts';

/** How a program ends: the code of its error, or the class of what it raises. */
function endOf(text: string): string | undefined {
  const { errors, raised } = runShowing(text);
  return errors[0]?.code ?? raised?.className;
}

const doubled = 'x = [1]; 100.times { x = [x, x] }';

describe('the limits of a program', () => {
  const endless = [
    'loop {}',
    'while true; end',
    'x = 0; x += 1 while true',
    '(10**30).times {}',
    '1.upto(Float::INFINITY) {}',
    '1.step(10**12, 1) {}',
    'x = [1]; x.each { x << 1 }',
    'begin; raise "x"; rescue; retry; end',
    'loop { begin; raise "x"; rescue; end }',
    'loop { [1].each { next } }',
    'loop { `ls` }',
    "loop { eval('1') }",
    "x = 'eval(x)'; eval(x)",
    "('a' * 40 + 'c') =~ /(a+)+b/",
    'x = (1..90000).to_a; loop { case x; in [a, *b] then 1; end }',
    'x = (1..90000).to_a; loop { a, *b = x }',
    'x = (1..90000).to_a; def f(*a) = 1; loop { f(*x) }',
    'x = (1..90000).to_a; loop { x == x.dup }',
    'x = (1..9000).to_h { |y| [y.to_s.to_sym, y] }; def f(**o) = 1; loop { f(**x) }',
    'x = (1..9000).to_h { |y| [y.to_s.to_sym, y] }; loop { case x; in { "1": 1, **b } then 1; end }',
    'x = "a" * 1_000_000; loop { "#{x}" }',
    'x = "a" * 1_000_000; loop { x == x.dup }',
    'x = 10**5000; loop { x + 1 }',
  ];
  for (const text of endless) {
    it(`end ${text}`, () => assert.equal(endOf(text), 'PUPPETFILE_LIMIT'));
  }

  const huge = [
    `'a' * ${longestText + 1}`,
    "x = 'a'; 100.times { x += x }",
    "x = 'a'; 100.times { x << x }",
    `x = 'a'; 100.times { x = "#{x}#{x}" }`,
    "(['a' * 100_000] * 100).join",
    "'x'.ljust(10**10)",
    `[0] * ${mostElements + 1}`,
    'Array.new(10**9)',
    '(1..10**12).to_a',
    '(1..).map { 1 }',
    '[*1..10**12]',
    "('a'..'zzzzzzzz').to_a",
    'x = [1]; 100.times { x += x }',
    'x = [1]; 100.times { x.concat(x) }',
    '2**10**10',
    'x = 2; 100.times { x *= x }',
    'x = 2; 100.times { x **= x }',
    '1 << 10**10',
  ];
  for (const text of huge) {
    it(`refuse ${text}`, () => assert.equal(endOf(text), 'PUPPETFILE_LIMIT'));
  }

  const endlessValues = [
    `${doubled}; x.inspect`,
    `${doubled}; x.flatten`,
    `${doubled}; x == [x]`,
    `${doubled}; { x => 1 }`,
    `${doubled}; show x`,
    'x = {}; 100.times { x = { a: x, b: x } }; x.to_s',
    'x = []; x << x; x.inspect',
    'x = []; x << x; x.flatten',
    'x = []; x << x; x == [x]',
    'x = []; x << x; show x',
    'x = {}; x[:a] = x; x.inspect',
    'x = {}; x[:a] = x; "#{x}"',
    'x = {}; x[:a] = x; y = {}; y[:a] = y; x == y',
  ];
  for (const text of endlessValues) {
    it(`hold for values without end: ${text}`, () => {
      assert.equal(endOf(text), 'PUPPETFILE_LIMIT');
    });
  }

  const recursions = [
    'def f = f; f',
    'def f(n) = 1 + f(n + 1); f(0)',
    'f = ->(x) { f.(x) }; f.(1)',
    'def f = [1].map { f }; f',
    'def f = [1, 2].sort_by { f }; f',
    'def f = yield; def g = f { g }; g',
    'def f = send(:f); f',
    'def f(&b) = b.call(&b); f { |&b| f(&b) }',
    'h = Hash.new { |hash, key| hash[key + 1] }; h[1]',
  ];
  for (const text of recursions) {
    it(`end ${text} as Ruby does`, () => assert.equal(endOf(text), 'SystemStackError'));
  }

  it('end a recursion that rescues its own end', () => {
    const text = 'def f; f; rescue SystemStackError; f; end; f';
    assert.equal(endOf(text), 'PUPPETFILE_LIMIT');
  });

  it('end a recursion that ensures itself', () => {
    assert.equal(endOf('def f; f; ensure; f; end; f'), 'PUPPETFILE_LIMIT');
  });

  it('cannot be rescued, and nothing runs after them', () => {
    const text = 'begin; loop {}; rescue Exception; show 1; ensure; show 2; end\nshow 3';
    const { shown, errors } = runShowing(text);
    assert.deepEqual([shown, errors.length], [[], 1]);
  });

  it('are not hidden by a return of `ensure`', () => {
    const { shown, errors } = runShowing('def f; nosuch::X ||= 1; ensure; return 1; end\nshow f');
    assert.deepEqual([shown, errors[0]?.code], [[], 'PUPPETFILE_UNSUPPORTED']);
  });

  it('leave room for what is large and finite', () => {
    const text = `show(('a' * ${longestText}).size, ([0] * ${mostElements}).size)`;
    assert.deepEqual(runShowing(text).shown, [String(longestText), String(mostElements)]);
  });

  it('point at where the program was', () => {
    const [error] = runShowing('x = 1\nloop do\n  x += 1\nend').errors;
    assert.equal(error?.message, 'example.rb runs too long');
    const lines = error?.labels.map(({ span }) => span.line) ?? [];
    assert.ok(
      lines.every((line) => line === 2 || line === 3),
      String(lines),
    );
  });
});
