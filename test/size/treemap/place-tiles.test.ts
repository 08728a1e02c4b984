import assert from 'node:assert/strict';
import { groupTitlePx, placeTiles } from '../../../src/size/treemap/place-tiles.ts';
import type { SizeMode } from '../../../src/size/treemap/size-tree.ts';
import { nodeAt, threeModulesTree } from '../../support/size-tree.ts';

const root = threeModulesTree();
const area = { x: 0, y: 0, width: 1000, height: 600 };

function pathsOf(path: string, mode: SizeMode): readonly string[] {
  return placeTiles(nodeAt(root, path), area, mode).map(
    ({ node, depth, isGroup }) => `${depth} ${node.path}${isGroup ? ' +' : ''}`,
  );
}

describe('placeTiles', () => {
  it('shows modules with their folders, the largest first', () => {
    assert.deepEqual(pathsOf('', 'left-out'), [
      '0 acme-log +',
      '1 acme-log/spec +',
      '2 acme-log/spec/x_spec.rb',
      '0 acme-web',
    ]);
    assert.deepEqual(pathsOf('acme-web', 'both').slice(0, 4), [
      '0 acme-web/manifests +',
      '1 acme-web/manifests/init.pp',
      '0 acme-web/templates +',
      '1 acme-web/templates/x.epp',
    ]);
  });

  it('shows a folder with its files', () => {
    assert.deepEqual(pathsOf('acme-base/lib/puppet', 'kept'), [
      '0 acme-base/lib/puppet/a.rb',
      '0 acme-base/lib/puppet/b.rb',
    ]);
  });

  it('shows what is in a folder of a module where there is room', () => {
    const paths = pathsOf('', 'kept').slice(0, 5);
    assert.deepEqual(paths, [
      '0 acme-web +',
      '1 acme-web/manifests +',
      '2 acme-web/manifests/init.pp',
      '1 acme-web/templates +',
      '2 acme-web/templates/x.epp',
    ]);
  });

  it('puts what is in a group below its name', () => {
    const [group, inside] = placeTiles(nodeAt(root, 'acme-web'), area, 'kept');
    assert.ok(group?.isGroup && inside?.depth === 1);
    assert.ok(inside.y >= group.y + groupTitlePx);
    assert.ok(inside.y + inside.height <= group.y + group.height);
    assert.ok(inside.x > group.x && inside.x + inside.width < group.x + group.width);
  });

  it('makes no group where there is no room for one, and no tile that nobody could see', () => {
    const tiles = placeTiles(root, { x: 0, y: 0, width: 50, height: 50 }, 'kept');
    assert.deepEqual(
      tiles.map(({ node, isGroup }) => [node.path, isGroup]),
      [['acme-web', false]],
    );
  });

  it('shows nothing where nothing counts', () => {
    assert.deepEqual(pathsOf('acme-base', 'left-out'), []);
  });
});
