import assert from 'node:assert/strict';
import { type LayerFile, layerEntries } from '../../src/image/layer-entries.ts';
import { thrown } from '../support/rejection.ts';

function file(path: string, isExecutable = false): LayerFile {
  return { path, content: Buffer.from(path), isExecutable };
}

describe('layerEntries', () => {
  it('lists every directory once and before what is in it, in the order of the bytes', () => {
    const entries = layerEntries([
      { directory: '/m/b', files: [file('lib/x.rb'), file('lib/a/y.rb')] },
      { directory: '/m/b-c', files: [file('z')] },
      { directory: '/m/B', files: [file('ä'), file('z')] },
    ]);
    assert.deepEqual(
      entries.map(({ path, content }) => (content === undefined ? `${path}/` : path)),
      [
        'm/',
        'm/B/',
        'm/B/z',
        'm/B/ä',
        'm/b/',
        'm/b-c/',
        'm/b-c/z',
        'm/b/lib/',
        'm/b/lib/a/',
        'm/b/lib/a/y.rb',
        'm/b/lib/x.rb',
      ],
    );
  });

  it('does not depend on the order of modules and files', () => {
    const modules = [
      { directory: '/m/a', files: [file('1'), file('2')] },
      { directory: '/m/b', files: [file('1')] },
    ];
    const turned = modules
      .map(({ directory, files }) => ({ directory, files: files.toReversed() }))
      .reverse();
    assert.deepEqual(layerEntries(turned), layerEntries(modules));
  });

  it('gives modes that say no more than who may execute', () => {
    const modes = layerEntries([{ directory: '/m', files: [file('a'), file('b', true)] }]).map(
      ({ mode }) => mode.toString(8),
    );
    assert.deepEqual(modes, ['755', '644', '755']);
  });

  it('leaves the known modes of directories above as every image has them', () => {
    const modes = new Map(
      layerEntries([], ['/tmp/m', '/root/m', '/var/tmp']).map(({ path, mode }) => [path, mode]),
    );
    assert.deepEqual(
      ['tmp', 'tmp/m', 'root', 'var', 'var/tmp'].map((path) => modes.get(path)?.toString(8)),
      ['1777', '755', '700', '755', '1777'],
    );
  });

  it('has the directories of an empty layer', () => {
    assert.deepEqual(
      layerEntries([], ['/opt/modules']).map(({ path }) => path),
      ['opt', 'opt/modules'],
    );
  });

  it('needs no directory for modules at the root', () => {
    assert.deepEqual(
      layerEntries([{ directory: '/', files: [file('x')] }], ['']).map(({ path }) => path),
      ['x'],
    );
  });

  it('refuses one path for two files', () => {
    const twice = { directory: '/m/a', files: [file('x')] };
    assert.match(
      thrown(() => layerEntries([twice, twice]), 'DIRECTORY_CONFLICT').message,
      /`\/m\/a\/x`/,
    );
  });

  for (const order of [0, 1]) {
    it(`refuses a file in the place of a directory, whichever comes first (${order})`, () => {
      const modules = [
        { directory: '/m', files: [file('a')] },
        { directory: '/m/a', files: [file('b')] },
      ];
      thrown(() => layerEntries(order === 0 ? modules : modules.reverse()), 'DIRECTORY_CONFLICT');
    });
  }
});
