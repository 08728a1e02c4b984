import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createRubyWorld } from '../../../src/project/ruby-world.ts';
import { errorOf } from '../../puppetfile/support.ts';
import { useTemporaryDirectory, writeTree } from '../../support/temporary-directory.ts';
import { evaluateExample } from '../support.ts';

const temporary = useTemporaryDirectory;

describe('the files of a project', () => {
  const directory = temporary();
  beforeEach(() => {
    const project = join(directory(), 'project');
    writeTree(directory(), {
      'project/a.rb': '1',
      'project/b.RB': '2',
      'project/.env': 'e',
      'project/lines': 'a\r\nb\n\nc',
      'project/x[1].txt': '',
      'project/ä.txt': '',
      'project/latin1': '',
      'project/.dot/x': '',
      'project/modules/web/init.pp': '',
      'project/modules/base/.hidden': '',
      'secret/Puppetfile': 'mod',
    });
    mkdirSync(join(project, 'site'));
    symlinkSync('modules', join(project, 'link'));
    symlinkSync('..', join(project, 'modules', 'up'));
    symlinkSync('nowhere', join(project, 'dangling'));
  });

  const evaluate = (code: string) => {
    const projectDirectory = join(directory(), 'project');
    const file = join(projectDirectory, 'Puppetfile');
    const text = evaluateExample(
      code,
      createRubyWorld({ projectDirectory, file, environment: {} }),
    );
    return text.replaceAll(projectDirectory, '/P');
  };

  // What Ruby 3.1 gives in such a directory.
  const examples = [
    [
      'Dir["*"]',
      '["a.rb", "b.RB", "dangling", "latin1", "lines", "link", "modules", "site", "x[1].txt", "ä.txt"]',
    ],
    [
      'Dir.glob("modules/**/*")',
      '["modules/base", "modules/up", "modules/web", "modules/web/init.pp"]',
    ],
    ['Dir.glob("**/*.pp")', '["modules/web/init.pp"]'],
    ['Dir.glob("**/**/init.pp")', '["modules/web/init.pp"]'],
    ['Dir.glob("**/")', '["modules/", "modules/base/", "modules/web/", "site/"]'],
    ['Dir.glob("m**")', '["modules"]'],
    [
      'Dir.glob("**")',
      '["a.rb", "b.RB", "dangling", "latin1", "lines", "link", "modules", "site", "x[1].txt", "ä.txt"]',
    ],
    ['Dir.glob("*/")', '["link/", "modules/", "site/"]'],
    ['Dir.glob("link/**/*")', '["link/base", "link/up", "link/web", "link/web/init.pp"]'],
    ['Dir.glob("{a,b}.{rb,RB}")', '["a.rb", "b.RB"]'],
    ['Dir.glob("{b,{x,a}}*")', '["b.RB", "x[1].txt", "a.rb"]'],
    ['Dir.glob("{,modules/}web")', '["modules/web"]'],
    ['Dir.glob("{a.rb")', '[]'],
    ['Dir.glob("[^a-l]*")', '["modules", "site", "x[1].txt", "ä.txt"]'],
    ['Dir.glob("[!ab].rb")', '[]'],
    ['Dir.glob("?.txt")', '["ä.txt"]'],
    ['Dir.glob(".*")', '[".", ".dot", ".env"]'],
    [
      'Dir.glob(["site/.*", "**/.*", "*/.h*", "no/.*"])',
      '["site/.", ".dot", ".env", "modules/base/.hidden"]',
    ],
    ['Dir.glob(".[^.]*")', '[".dot", ".env"]'],
    ['Dir.glob("**/.hidden")', '["modules/base/.hidden"]'],
    ['Dir.glob("*", base: "modules")', '["base", "up", "web"]'],
    ['Dir.glob("./*.rb")', '["./a.rb"]'],
    ['Dir.glob("#{__dir__}/*.rb")', '["/P/a.rb"]'],
    ['Dir.glob("modules/web/")', '["modules/web/"]'],
    ['Dir.glob(["a.rb/", "dangling", "nothing", ""])', '["dangling"]'],
    ['Dir["a.rb", "*.RB"]', '["a.rb", "b.RB"]'],
    ['Dir.glob("A.RB")', '[]'],
    ['Dir.glob("*.rb") { |path| path }', 'nil'],
    ['Dir.glob(nil)', 'TypeError: no implicit conversion of nil into String'],
    ['Dir.children("modules").sort', '["base", "up", "web"]'],
    ['Dir.entries("modules").sort', '[".", "..", "base", "up", "web"]'],
    ['Dir.children("a.rb")', 'Errno::ENOTDIR: Not a directory @ dir_initialize - a.rb'],
    ['Dir.entries("no")', 'Errno::ENOENT: No such file or directory @ dir_initialize - no'],
    ['Dir.each_child("modules") { |name| name }', 'nil'],
    [
      '[Dir.exist?("site"), Dir.exist?("link"), Dir.exist?("a.rb"), Dir.exist?("")]',
      '[true, true, false, false]',
    ],
    ['Dir.empty?("no")', 'Errno::ENOENT: No such file or directory @ rb_dir_s_empty_p - no'],
    ['[Dir.empty?("site"), Dir.empty?("modules"), Dir.empty?("a.rb")]', '[true, false, false]'],
    [
      '[File.exist?("dangling"), File.exist?("link"), File.exist?("~"), File.exist?("")]',
      '[false, true, false, false]',
    ],
    [
      '[File.symlink?("dangling"), File.symlink?("link/web"), File.symlink?("no")]',
      '[true, false, false]',
    ],
    [
      '[File.file?("a.rb"), File.file?("site"), File.directory?("modules/up")]',
      '[true, false, true]',
    ],
    ['File.realpath("link/web")', '"/P/modules/web"'],
    [
      'File.realpath("no")',
      'Errno::ENOENT: No such file or directory @ rb_check_realpath_internal - no',
    ],
    ['File.read("modules/up/a.rb")', '"1"'],
    ['File.read("no")', 'Errno::ENOENT: No such file or directory @ rb_sysopen - no'],
    ['File.read("modules")', 'Errno::EISDIR: Is a directory @ io_fread - modules'],
    ['File.readlines("lines")', '["a\\r\\n", "b\\n", "\\n", "c"]'],
    ['File.readlines("lines", chomp: true)', '["a", "b", "", "c"]'],
    [
      'all = []; File.foreach("lines", chomp: true) { |line| all << line }; all',
      '["a", "b", "", "c"]',
    ],
    ['YAML.load_file("a.rb")', '1'],
    [
      'JSON.load_file("no.json")',
      'Errno::ENOENT: No such file or directory @ rb_sysopen - no.json',
    ],
    ['File.expand_path("x")', '"/P/x"'],
    ['File.expand_path("../lib", __FILE__)', '"/P/lib"'],
    ['File.absolute_path("~")', '"/P/~"'],
  ] as const;
  for (const [code, result] of examples) {
    it(`gives ${result} for ${code}`, () => {
      assert.equal(evaluate(code), result);
    });
  }

  const refused = [
    ['Dir.glob("x\\\\[1\\\\].txt")', 'a pattern with a backslash'],
    ['Dir.glob("*", 4)', '`Dir.glob` with such arguments'],
    ['Dir.glob("*", flags: 4)', '`Dir.glob` with such arguments'],
    ['Dir.glob("*a*b*c*d*e*")', 'a pattern with too many wildcards'],
    ['Dir.glob("{a,b}" * 9)', 'a pattern with too many alternatives'],
    ['File.read("lines", 3)', '`File.read` with such arguments'],
    ['File.readlines("lines", "b")', '`File.readlines` with such arguments'],
    ['Dir.each_child("modules")', '`each_child` without a block'],
  ] as const;
  for (const [code, construct] of refused) {
    it(`refuses ${code}`, () => {
      assert.equal(
        errorOf(() => evaluate(code)).message,
        `example.rb uses ${construct}, which pupfile does not evaluate`,
      );
    });
  }
});
