import { describeNode } from '../treemap/describe-node.ts';
import { type Direction, nearestTile } from '../treemap/nearest-tile.ts';
import { placeTiles, type Tile } from '../treemap/place-tiles.ts';
import { ancestry, type SizeNode } from '../treemap/size-tree.ts';
import { createTile } from './create-tile.ts';
import { findElement } from './find-element.ts';
import type { Change, PageState, View } from './page-state.ts';
import type { Place, Tooltip } from './tooltip.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The treemap: tiles that can be hovered, clicked, and walked over with the keys. */
export function createTreemapView(change: Change, tooltip: Tooltip): View {
  const box = findElement('treemap', HTMLDivElement);
  const treemap: Treemap = { box, tiles: new Map(), state: undefined };
  describeTiles(treemap, tooltip);
  box.addEventListener('click', ({ target }) => {
    const tile = tileOf(target, treemap);
    tooltip.hide();
    if (tile !== undefined) change({ node: folderOf(tile.node) });
  });
  box.addEventListener('keydown', (event) => {
    const direction = directions[event.key];
    const parent = treemap.state?.node.parent;
    const leadsOut = event.key === 'Escape' || event.key === 'Backspace';
    if (direction === undefined && !leadsOut) return;
    event.preventDefault();
    tooltip.hide();
    if (direction !== undefined) moveFocus(treemap, direction);
    else if (parent !== undefined) change({ node: parent });
  });
  new ResizeObserver(() => drawTiles(treemap)).observe(box);
  return {
    show(state) {
      treemap.state = state;
      drawTiles(treemap);
    },
  };
}

interface Treemap {
  readonly box: HTMLElement;
  readonly tiles: Map<Element, Tile>;
  state: PageState | undefined;
}

function describeTiles(treemap: Treemap, tooltip: Tooltip): void {
  const { box } = treemap;
  const describe = (tile: Tile, place: Place) => {
    const { state } = treemap;
    if (state === undefined) return;
    tooltip.show(describeNode(tile.node, state.mode, rootOf(tile.node)), place);
  };
  box.addEventListener('pointermove', ({ target, clientX: x, clientY: y }) => {
    const tile = tileOf(target, treemap);
    if (tile === undefined) tooltip.hide();
    else describe(tile, { x, y });
  });
  box.addEventListener('focusin', ({ target }) => {
    const tile = tileOf(target, treemap);
    // The pointer has told already.
    if (tile === undefined || !(target instanceof Element && target.matches(':focus-visible')))
      return;
    const { left, top, height } = target.getBoundingClientRect();
    describe(tile, { x: left, y: top + height / 2 });
  });
  box.addEventListener('pointerleave', tooltip.hide);
  box.addEventListener('focusout', tooltip.hide);
}

function drawTiles({ box, tiles, state }: Treemap): void {
  if (state === undefined) return;
  const hadFocus = box.contains(document.activeElement);
  const area = { x: 0, y: 0, width: box.clientWidth, height: box.clientHeight };
  tiles.clear();
  for (const tile of placeTiles(state.node, area, state.mode)) {
    tiles.set(createTile(tile, state), tile);
  }
  box.replaceChildren(...tiles.keys());
  const [first] = tiles.keys();
  if (first instanceof HTMLElement) {
    first.tabIndex = 0;
    if (hadFocus) first.focus();
  } else box.textContent = 'Nothing to show';
}

function moveFocus({ tiles }: Treemap, direction: Direction): void {
  const from = document.activeElement;
  const tile = from === null ? undefined : tiles.get(from);
  const next = tile && nearestTile(tile, [...tiles.values()], direction);
  const target = [...tiles].find(([, one]) => one === next)?.[0];
  if (!(from instanceof HTMLElement && target instanceof HTMLElement)) return;
  // One tile is the way in and out for the key Tab.
  from.tabIndex = -1;
  target.tabIndex = 0;
  target.focus();
}

function tileOf(target: EventTarget | null, { tiles }: Treemap): Tile | undefined {
  const element = target instanceof Element ? target.closest('.tile') : null;
  return element === null ? undefined : tiles.get(element);
}

/** A file is shown among its neighbours. */
function folderOf(node: SizeNode): SizeNode {
  return node.children.length === 0 ? (node.parent ?? node) : node;
}

function rootOf(node: SizeNode): SizeNode {
  return ancestry(node)[0] ?? node;
}
