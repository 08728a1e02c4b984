import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRubyWorld } from '../../src/project/ruby-world.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const mebibyte = 1024 * 1024;

describe('createRubyWorld', () => {
  const directory = useTemporaryDirectory();
  const project = (...names: string[]) => join(directory(), 'project', ...names);
  const worldOf = (projectDirectory: string) =>
    createRubyWorld({
      projectDirectory,
      file: join(projectDirectory, 'Puppetfile'),
      environment: {},
    });
  const world = () => worldOf(project());

  beforeEach(() => {
    writeTree(directory(), {
      'project/file': 'text',
      'project/modules/web/init.pp': '',
      'secret/key': 'secret',
      'project-2/file': 'other',
    });
    symlinkSync('modules', project('link'));
    symlinkSync('../secret', project('out'));
    symlinkSync(join(directory(), 'secret', 'key'), project('key'));
    symlinkSync('../secret/nothing', project('gone'));
    symlinkSync('/dev/zero', project('zero'));
    symlinkSync('loop', project('loop'));
    symlinkSync('nowhere', project('dangling'));
    symlinkSync(project('file'), project('absolute'));
    symlinkSync('modules/../../project/file', project('roundabout'));
    execFileSync('mkfifo', [project('fifo')]);
  });

  const things: readonly [name: string, kind: string | null, text: string | null][] = [
    ['file', 'file', 'text'],
    ['modules', 'directory', null],
    ['link', 'directory', null],
    ['link/web/init.pp', 'file', ''],
    ['absolute', 'file', 'text'],
    ['nothing', null, null],
    ['file/below', null, null],
    ['dangling', null, null],
    ['loop', null, null],
    ['out', 'other', null],
    ['out/key', 'other', null],
    ['key', 'other', null],
    ['gone', 'other', null],
    ['roundabout', 'other', null],
    ['zero', 'other', null],
    ['fifo', 'other', null],
    ['a\0b', null, null],
    [`${'x'.repeat(5000)}`, null, null],
  ];
  for (const [name, kind, text] of things) {
    it(`takes ${JSON.stringify(name.slice(0, 20))} for ${kind ?? 'nothing'}`, () => {
      assert.equal(world().kindOf(project(name)), kind);
      assert.equal(world().readFile(project(name)), text);
    });
  }

  for (const outside of ['', '..', '../secret/key', '../project-2/file', '/etc/passwd']) {
    it(`does not look at ${JSON.stringify(outside)} from a project beside it`, () => {
      const path = outside.startsWith('/') ? outside : join(directory(), 'project', '..', outside);
      assert.equal(world().kindOf(path), 'other');
      assert.equal(world().readFile(path), null);
      assert.equal(world().listDirectory(path), null);
      assert.equal(world().realPath(path), null);
      assert.equal(world().isLink(path), false);
    });
  }

  it('cannot be led out by a link that changes', () => {
    const one = world();
    assert.equal(one.readFile(project('link/web/init.pp')), '');
    rmSync(project('link'));
    symlinkSync('../secret', project('link'));
    assert.equal(one.readFile(project('link/key')), null);
    assert.equal(one.kindOf(project('link/key')), 'other');
  });

  it('follows no more links than Linux does, counted in all', () => {
    symlinkSync('.', project('l0'));
    for (let index = 1; index < 30; index += 1) {
      symlinkSync(`l${index - 1}/l${index - 1}`, project(`l${index}`));
    }
    assert.equal(world().kindOf(project('l3', 'file')), 'file');
    assert.equal(world().kindOf(project('l29', 'file')), null);
  });

  it('knows a project by the name of a link to it, and by its own', () => {
    symlinkSync('project', join(directory(), 'named'));
    const named = worldOf(join(directory(), 'named'));
    for (const name of ['named', 'project']) {
      assert.equal(named.readFile(join(directory(), name, 'absolute')), 'text');
    }
    assert.equal(named.realPath(join(directory(), 'named', 'link')), project('modules'));
  });

  it('tells links from what they lead to', () => {
    const links = ['link', 'out', 'dangling', 'link/web', 'file', 'nothing'];
    assert.deepEqual(
      links.map((name) => world().isLink(project(name))),
      [true, true, true, false, false, false],
    );
  });

  it('reads up to a mebibyte', () => {
    writeFileSync(project('file'), 'x'.repeat(mebibyte));
    assert.equal(world().readFile(project('file'))?.length, mebibyte);
    writeFileSync(project('file'), 'x'.repeat(mebibyte + 1));
    assert.equal(world().readFile(project('file')), null);
  });

  it('reads UTF-8 alone, and keeps a byte order mark', () => {
    writeFileSync(project('file'), Buffer.from([0x6d, 0xfc]));
    assert.equal(world().readFile(project('file')), null);
    writeFileSync(project('file'), '\u{feff}ü');
    assert.equal(world().readFile(project('file')), '\u{feff}ü');
  });

  it('lists names in their order, and nothing of a file', () => {
    mkdirSync(project('modules', '.hidden'));
    mkdirSync(project('modules', 'Base'));
    assert.deepEqual(world().listDirectory(project('link')), ['.hidden', 'Base', 'web']);
    assert.equal(world().listDirectory(project('file')), null);
    assert.equal(world().listDirectory(project('out')), null);
  });

  if (process.getuid?.() !== 0) {
    it('takes what it may not read for a file without a text', () => {
      chmodSync(project('file'), 0);
      assert.equal(world().kindOf(project('file')), 'file');
      assert.equal(world().readFile(project('file')), null);
    });
  }
});
