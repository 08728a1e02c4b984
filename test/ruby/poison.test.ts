import assert from 'node:assert/strict';
import { runShowing } from './support.ts';

// `show` is the only word of the host; what reaches it unknown must be an error.
function outcomeOf(text: string) {
  const { shown, errors, warnings, raised } = runShowing(text);
  assert.equal(raised, null);
  return { shown, codes: errors.map(({ code }) => code), warned: warnings.length > 0 };
}

const unsafe = [
  '`ls`',
  '%x(ls)',
  '`ls #{1 + 1}`',
  "system('ls')",
  "self.system('ls')",
  "send(:system, 'ls')",
  "__send__(:`, 'ls')",
  "method(:system).call('ls')",
  "Kernel.system('ls')",
  "Kernel.`('ls')",
  "exec('ls')",
  "spawn('ls')",
  'fork',
  "syscall(1, 'x')",
  "open('|ls')",
  "Kernel.open('/etc/passwd')",
  "IO.popen('ls')",
  "IO.read('/etc/passwd')",
  "File.write('x', 'y')",
  "File.open('x', 'w')",
  "File.delete('x')",
  "File.read('/etc/passwd')",
  "File.read('../secret')",
  "Dir.mkdir('x')",
  "Dir.glob('/etc/*')",
  "FileUtils.rm_rf('x')",
  "Net::HTTP.get(URI('http://x'))",
  "URI.open('http://x')",
  "TCPSocket.new('x', 1)",
  'Socket.gethostname',
  "Open3.capture2('ls')",
  "PTY.spawn('ls')",
  'Process.kill(9, 1)',
  'ObjectSpace.each_object {}',
  'Thread.new {}',
  "trap('INT') {}",
  'at_exit {}',
  "Marshal.load('x')",
  "RubyVM::InstructionSequence.compile('x')",
  'Object.const_get(:File)',
  'String.class_eval {}',
  'define_method(:x) {}',
  "require 'nosuch'",
  "require_relative 'x'",
  "load 'x'",
  'gets',
  '$stdin.read',
  'ARGV',
  '$?',
  '$LOAD_PATH',
  'Time.now',
  'rand',
  'sleep 1',
  "eval('`ls`')",
  "Facter.value('os')",
];

describe('what is unsafe', () => {
  for (const code of unsafe) {
    it(`does not happen, and is told of: ${code}`, () => {
      assert.deepEqual(outcomeOf(`${code}\nshow 1`), { shown: ['1'], codes: [], warned: true });
    });

    it(`is an error where a declaration depends on it: ${code}`, () => {
      const { shown, codes } = outcomeOf(`show((${code}))`);
      assert.deepEqual([shown, codes], [[], ['PUPPETFILE_UNSUPPORTED']]);
    });
  }
});

describe('an unknown value', () => {
  const reaching = [
    'x = `a`; show x',
    'show [[`a`]]',
    'show(k: `a`)',
    'show({ `a` => 1 })',
    'show "x#{`a`}"',
    'show :"x#{`a`}"',
    "show ['a', `a`].join",
    'show(*`a`)',
    'show(**`a`)',
    'show(&`a`)',
    'send(:show, `a`)',
    'method(:show).call(`a`)',
    '[`a`].each(&method(:show))',
    'show `a`.lines.map(&:strip).first',
    "show({ 'a' => 1 }[`a`])",
    'show({ k: `a` }.fetch(:k))',
    'a, (b, c) = 1, `a`; show c',
    'a, *b = `a`; show b',
    '@x = `a`; show @x',
    '$x = `a`; show $x',
    'X = `a`; show X',
    'x = nil; x ||= `a`; show x',
    'x = `a`; x ||= 1; show x',
    'x = 1; x += `a`; show x',
    'def f(x) = show(x)\nf(`a`)',
    'def f(x = `a`) = x\nshow f',
    'def f = yield(`a`)\nf { |x| show x }',
    'f = ->(x) { show x }; f.(`a`)',
    'f = proc { `a` }; show f.call',
    'show Integer(`a`)',
    'x = Integer(`a`) rescue 5; show x',
    'begin; x = 1 + `a`; rescue TypeError; x = 2; end; show x',
    "eval('show `a`')",
    'show [3, `a`].max',
    "show format('%s', `a`)",
    'show (1..`a`).to_a',
  ];
  for (const code of reaching) {
    it(`is an error where it reaches a word: ${code}`, () => {
      const { shown, codes } = outcomeOf(code);
      assert.deepEqual([shown, codes], [[], ['PUPPETFILE_UNSUPPORTED']]);
    });
  }

  const deciding = [
    'show 1 if `a`',
    'show 1 unless `a`',
    'if `a` == "x" then 1 else show 1 end',
    '`a` ? show(1) : 2',
    '`a` && show(1)',
    '`a` or show 1',
    '!`a` && show(1)',
    'x = `a`; x ||= show(1)',
    'while `a` do show 1 end',
    'until `a` do show 1 end',
    "case `a` when 'x' then show 1 end",
    "case 'x' when `a` then show 1 end",
    "case 'x' when 'y' then 1 when `a` then 2 else show 1 end",
    'case [`a`]; in ["x"] then show 1; else show 2; end',
    'case { k: `a` }; in { k: "x" } then show 1; else show 2; end',
    'for x in `a` do show 1 end',
    'for x in [1] do y = { `a` => 1 }; show 1; end',
    '`a`.each_line { show 1 }',
    '`a`.each_line(&method(:show))',
    'f = -> { show 1 }; `a`.each_line(&f)',
    '[1, 2].each { |x| next if `a`; show x }',
    '[1, 2].each { |x| break if `a`; show x }',
    '[1, 2].select { `a` }.each { |x| show x }',
    '[2, 1].sort_by { `a` }.each { |x| show x }',
    'loop { y = { `a` => 1 }; show 1; break }',
    'def f = show(1)\nf if `a`',
    'def f\n  return 1 if `a`\n  show 2\nend\nf',
    'f = -> { show 1 }; f.call if `a`',
    'f = -> { show 1 }; f[] if `a`',
    'f = -> { y = { `a` => 1 }; show 1 }; f.call',
    'def f\n  y = { `a` => 1 }\n  show 1\nend\nsend(:f)',
    'eval(`a`)',
    'instance_eval(`a`)',
    'send(`a`, 1)',
    'fork { show 1 }',
    'open("x") { |file| show 1 }',
    '(raise `a`; show 1)',
    '(abort `a`; show 1)',
    "if `a`\n  case 'x' when 'x' then show 1 end\nend",
    'if `a`\n  case 1; in 1 then show 1; end\nend',
    '`a`.each_line { |x = show(1)| x }',
    'begin; raise `a`; rescue; show 1; end',
  ];
  for (const code of deciding) {
    it(`does not decide what is declared: ${code}`, () => {
      const { shown, codes } = outcomeOf(code);
      assert.deepEqual([shown, codes], [[], ['PUPPETFILE_UNSUPPORTED']]);
    });
  }

  const forgotten = [
    'x = 1\nx = 2 if `a`\nshow x',
    'x = 1\nif `a` then 1 else x = 2 end\nshow x',
    'x = 1\n`a` && x = 2\nshow x',
    'x = 1\ncase `a` when 1 then x = 2 end\nshow x',
    'x = 1\nx += 1 while `a`\nshow x',
    'x = 1\n`a`.each_line { |line| x = line }\nshow x',
    'x = 1\n`a`.each_line { x += 1 }\nshow x',
    'x = 1\nfor x in `a`.lines do end\nshow x',
    'a, b = 1, 2\na, b = b, a if `a`\nshow b',
    '@x = 1\n@x = 2 if `a`\nshow @x',
    'x = 1\n[1].each { y = { `a` => 1 }; x = 2 }\nshow x',
  ];
  for (const code of forgotten) {
    it(`makes unknown what it might change: ${code.replaceAll('\n', '; ')}`, () => {
      const { shown, codes } = outcomeOf(code);
      assert.deepEqual([shown, codes], [[], ['PUPPETFILE_UNSUPPORTED']]);
    });
  }

  const changing = [
    'list = [1]; list.concat(`a`)',
    'list = [1]; list.delete(`a`)',
    'list = [1]; list[`a`] = 2',
    'list = [1]; list.select! { `a` }',
    'list = [1]; list.delete_if { `a` }',
    'list = [1]; list << 2 if `a`',
    'list = [1]; list.map!(&:to_s) if `a`',
    'hash = {}; hash[`a`] = 1',
    'hash = {}; hash[`a`] ||= 1',
    'hash = {}; hash.merge!(`a`)',
    'hash = {}; hash.delete(`a`)',
    'hash = {}; hash.default = 1 if `a`',
    "text = 'a'; text << `a`",
    "text = 'a'; text.sub!('a', `a`)",
    "ENV['A'] = `a`",
    "instance_variable_set(:@a, 'b')",
  ];
  for (const code of changing) {
    it(`is an error where something known would change: ${code}`, () => {
      assert.deepEqual(outcomeOf(code).codes, ['PUPPETFILE_UNSUPPORTED']);
    });
  }

  const harmless: readonly (readonly [code: string, shown: string])[] = [
    ['puts `a`; show 1', '1'],
    ["warn 'x' if `a`; show 1", '1'],
    ['$stdout.puts `a`; show 1', '1'],
    ['x = [1, `a`]; show x.size', '2'],
    ['x = [1, `a`]; show x.first', '1'],
    ['a, b = [`a`, 2]; show b', '2'],
    ['x = { a: 1, b: `a` }; show x[:a]', '1'],
    ['{ a: `a` }.each { |key, _| show key }', ':a'],
    ["list = []; list << 'x' << `a`; show list.first", '"x"'],
    ['`a`.lines.map(&:strip).reject(&:empty?); show 1', '1'],
    ["abort 'old' if `a`; show 1", '1'],
    ["raise 'old' unless `a`; show 1", '1'],
    ['x = `a` if false; show x', 'nil'],
    ['begin; `a`; rescue; show 0; end; show 1', '1'],
    ['def f = `a`; show 1', '1'],
  ];
  for (const [code, shown] of harmless) {
    it(`is no error where nothing depends on it: ${code}`, () => {
      const outcome = outcomeOf(code);
      assert.deepEqual([outcome.shown, outcome.codes], [[shown], []]);
    });
  }

  it('is told of once for a line, however often it is asked for', () => {
    assert.equal(runShowing('3.times { `a` }').warnings.length, 1);
  });

  it('is an error once, however much depends on it', () => {
    const { errors } = runShowing('x = { `a` => 1 }\nshow x\nshow x');
    assert.equal(errors.length, 1);
  });

  it('is shown with the place that depends on it', () => {
    const [error] = runShowing('x = `a`\nif x\n  show 1\nend').errors;
    assert.equal(
      error?.message,
      'example.rb lets the output of a command decide, which pupfile does not find out',
    );
    const labels = error?.labels.map(({ span, text }) => `${span.line}:${span.column} ${text}`);
    assert.deepEqual(labels, ['1:5 not evaluated', '3:3 depends on it']);
  });
});
