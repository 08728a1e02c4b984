import { formatBytes } from '../../model/format-bytes.ts';
import { ancestry, countBytes, type SizeNode } from '../treemap/size-tree.ts';
import { findElement } from './find-element.ts';
import type { Change, View } from './page-state.ts';

/** The way from all modules to what is shown, each step of it a button that leads back. */
export function createTrailView(change: Change): View {
  const box = findElement('trail', HTMLElement);
  return {
    show({ node, mode }) {
      const steps = ancestry(node).map((one) => {
        if (one === node) return toHere(one, formatBytes(countBytes(one, mode)));
        return toButton(one, () => change({ node: one }));
      });
      box.replaceChildren(...steps);
    },
  };
}

function toHere({ name }: SizeNode, size: string): HTMLElement {
  const here = document.createElement('span');
  here.setAttribute('aria-current', 'location');
  here.textContent = `${name}, ${size}`;
  return here;
}

function toButton({ name }: SizeNode, onClick: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = name;
  button.addEventListener('click', onClick);
  return button;
}
