import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodes } from '../../src/errors/error-codes.ts';
import { commandEnvironment } from '../support/run-command.ts';
import { readTree, writeTree } from '../support/temporary-directory.ts';
import type { WatchedRun } from '../support/watched-parse.ts';

const evil = "`touch ../../touched`; File.write('../../touched', 'x'); ENV['STOLEN'] = 'x'";

// Each would leave a trace if Ruby, or something like it, ran it.
const puppetfiles = [
  '`touch touched`',
  '%x(touch touched)',
  '`#{"touch touched"}`',
  "system 'touch touched'",
  "system('touch', 'touched', exception: true)",
  "exec 'touch touched'",
  "spawn 'touch touched'",
  "fork { File.write('touched', 'x') }",
  "IO.popen('touch touched').read",
  "IO.popen(['touch', 'touched']) { |io| io.read }",
  "require 'open3'\nOpen3.capture2('touch touched')",
  "require 'pty'\nPTY.spawn('touch touched')",
  "open('|touch touched').read",
  "Kernel.open('|touch touched')",
  "URI.open('|touch touched')",
  "IO.read('|touch touched')",
  "IO.readlines('|touch touched')",
  "File.read('|touch touched')",
  "File.write('touched', 'x')",
  "File.write('../../touched', 'x')",
  "File.write(__FILE__, '')",
  "IO.write('touched', 'x')",
  "IO.binwrite('touched', 'x')",
  "File.open('touched', 'w') { |file| file << 'x' }",
  "File.new('touched', 'w').puts('x')",
  "File.delete('sibling.rb')",
  "File.unlink(File.join(__dir__, 'sibling.rb'))",
  "File.rename('sibling.rb', 'moved.rb')",
  "File.chmod(0o777, 'sibling.rb')",
  "File.symlink('/etc', 'etc')",
  "File.link('sibling.rb', 'linked.rb')",
  "File.truncate('sibling.rb', 0)",
  "File.utime(0, 0, 'sibling.rb')",
  "File.mkfifo('fifo')",
  "Dir.mkdir('made')",
  "Dir.rmdir('directory')",
  "Dir.unlink('directory')",
  "Dir.chdir('..') { File.write('touched', 'x') }",
  "Dir.mktmpdir { |path| File.write('touched', path) }",
  "require 'fileutils'\nFileUtils.touch('touched')",
  "require 'fileutils'\ninclude FileUtils\nrm_rf('directory')",
  "require 'tempfile'\nTempfile.new('x').write('x')",
  "require 'pathname'\nPathname.new('touched').write('x')",
  "require 'net/http'\nNet::HTTP.get('127.0.0.1', '/')",
  "require 'open-uri'\nURI.open('http://127.0.0.1:9/').read",
  "require 'socket'\nTCPSocket.new('127.0.0.1', 9).puts('x')",
  "require 'socket'\nTCPServer.new(0)",
  "require 'socket'\nUDPSocket.new.send('x', 0, '127.0.0.1', 9)",
  "require 'resolv'\nResolv.getaddress('localhost')",
  "require_relative 'sibling'",
  "require './sibling'",
  "load 'sibling.rb'",
  "load File.expand_path('sibling.rb', __dir__)",
  "autoload :Sibling, './sibling'\nSibling",
  "eval File.read('sibling.rb')",
  "instance_eval(File.read('sibling.rb'), 'sibling.rb')",
  "binding.eval(File.read('sibling.rb'))",
  `eval ${JSON.stringify(evil)}`,
  'class_eval { `touch touched` }',
  'Object.class_eval \'File.write("touched", "x")\'',
  "send(:system, 'touch touched')",
  "__send__(:`, 'touch touched')",
  "public_send('exec', 'touch touched')",
  "method(:system).call('touch touched')",
  "['touch touched'].each(&method(:system))",
  "Kernel.method(:system).to_proc.call('touch touched')",
  "Object.const_get(:File).write('touched', 'x')",
  "Kernel.const_get('IO').popen('touch touched')",
  "File.method(:write).unbind.bind(File).call('touched', 'x')",
  "File.send(:write, 'touched', 'x')",
  "''.class.class.const_get(:Process).kill(:TERM, 0)",
  'ObjectSpace.each_object(Class) { |klass| klass.freeze }',
  "at_exit { File.write('touched', 'x') }",
  'BEGIN { `touch touched` }',
  'END { `touch touched` }',
  "trap('EXIT') { `touch touched` }",
  "Signal.trap('TERM') { }",
  "Process.kill('KILL', Process.pid)",
  'Process.daemon',
  'exit!',
  "abort 'now'",
  'Thread.new { `touch touched` }.join',
  "ENV['STOLEN'] = 'x'\nENV.delete('PATH')\nENV.store('HOME', '/')",
  'require \'yaml\'\nYAML.load("--- !ruby/object:File {}\\n")',
  'YAML.unsafe_load("--- !ruby/object:Gem::Installer\\ni: x\\n")',
  "YAML.unsafe_load_file('../../outside.txt')",
  "require 'erb'\nERB.new('<%= `touch touched` %>').result",
  "Marshal.load(File.binread('sibling.rb'))",
  'JSON.load(\'{"json_class": "File"}\', nil, create_additions: true)',
  "$stdout = File.open('touched', 'w')\nputs 'x'",
  "$stdout.reopen('touched')",
  "STDOUT.reopen('touched', 'w')",
  'set_trace_func proc { `touch touched` }',
  "syscall(83, 'made', 0o777)",
  "def mod(*)\n  `touch touched`\nend\nmod 'a-b'",
  'Struct.new(:x) { `touch touched` }.new(1)',
  'Class.new { def self.x; `touch touched`; end }.x',
  'define_method(:x) { `touch touched` }\nx',
  "warn 'x', uplevel: 0\ntest(?e, 'sibling.rb')\ngets\n$<.read\nARGF.read",
  "forge 'http://127.0.0.1:9'\nmod 'acme-web', git: 'ext::sh -c touch% touched'",
  "mod 'acme-web', svn: 'file:///etc', install_path: '../..'",
] as const;

// One process reads them all.
const longestMs = 300_000;

describe('a Puppetfile that would do harm', () => {
  let root = '';
  let before_: Record<string, string> = {};
  let after_: Record<string, string> = {};
  const runs = new Map<string, WatchedRun>();
  const nameOf = (index: number) => `p${String(index).padStart(3, '0')}`;

  before(async function () {
    this.timeout(longestMs);
    root = mkdtempSync(join(tmpdir(), 'pupfile-harm-'));
    writeTree(root, { 'outside.txt': 'a: 1' });
    for (const [index, text] of ["YAML.load('a: 1')\nmod 'a-b'", ...puppetfiles].entries()) {
      writeTree(join(root, 'projects', nameOf(index)), {
        Puppetfile: `${text}\n`,
        'sibling.rb': evil,
        'directory/file': '',
      });
    }
    before_ = readTree(root);
    const watched = join(import.meta.dirname, '..', 'support', 'watched-parse.ts');
    const child = fork(watched, [join(root, 'projects')], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: commandEnvironment(),
    });
    child.on('message', (run: WatchedRun) => runs.set(run.project.split('/').at(-1) ?? '', run));
    const [status] = await once(child, 'exit');
    assert.equal(status, 0);
    after_ = readTree(root);
  });
  after(() => rmSync(root, { recursive: true }));

  it('is watched by something that sees files, processes, connections and the environment', () => {
    const control = runs.get('control');
    const seen = control?.calls.map((call) => call.split(' ')[0]);
    for (const name of [
      'fs.writeFileSync',
      'fs.openSync',
      'fs.rmSync',
      'child_process.spawnSync',
      'net.connect',
    ]) {
      assert.ok(seen?.includes(name), name);
    }
    assert.equal(control?.isUnchanged, false);
  });

  it('leaves the project and what lies around it as it was', () => {
    assert.deepEqual(after_, before_);
  });

  for (const [index, text] of puppetfiles.entries()) {
    it(`changes, starts and opens nothing: ${JSON.stringify(text)}`, () => {
      const run = runs.get(nameOf(index + 1));
      assert.deepEqual(run?.calls, []);
      assert.equal(run?.isUnchanged, true);
      assert.notEqual(run?.status, exitCodes.internal);
    });
  }
});
