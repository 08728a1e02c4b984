import { formatBytes } from '../../model/format-bytes.ts';
import type { Tile } from '../treemap/place-tiles.ts';
import { countBytes } from '../treemap/size-tree.ts';
import type { PageState } from './page-state.ts';

// Smaller tiles have no room for a word, or for the size below it.
const smallestNamed = { width: 34, height: 17 };
const smallestSized = { width: 56, height: 36 };
const smallestSizedGroup = { width: 100, height: 0 };

/** The button of a tile, in its place; it does not yet take the focus. */
export function createTile(tile: Tile, state: PageState): HTMLButtonElement {
  const { node, x, y, width, height } = tile;
  const element = document.createElement('button');
  const size = formatBytes(countBytes(node, state.mode));
  element.type = 'button';
  element.tabIndex = -1;
  element.className = classesOf(tile, state).join(' ');
  element.dataset['path'] = node.path;
  element.setAttribute('aria-label', `${node.path}, ${size}`);
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  const isNamed = hasRoom(tile, smallestNamed);
  if (isNamed) element.append(toSpan('name', node.name));
  if (isNamed && hasRoom(tile, tile.isGroup ? smallestSizedGroup : smallestSized))
    element.append(toSpan('size', size));
  return element;
}

function classesOf({ node, depth, isGroup }: Tile, { mode, matches }: PageState): string[] {
  const isLeftOut = mode !== 'kept' && node.kept.files === 0;
  const isFaint = matches !== undefined && !matches.nodes.has(node);
  const marks: readonly (readonly [name: string, isSet: boolean])[] = [
    ['group', isGroup],
    ['top', depth === 0],
    ['left-out', isLeftOut],
    ['faint', isFaint],
  ];
  const set = marks.filter(([, isSet]) => isSet).map(([name]) => name);
  return ['tile', node.family ?? 'mixed', ...set];
}

function hasRoom(tile: Tile, least: { readonly width: number; readonly height: number }): boolean {
  return tile.width >= least.width && tile.height >= least.height;
}

function toSpan(className: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
