import { findElement } from './find-element.ts';

/** Where the tooltip belongs, in pixels from the corner of the window. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A few lines about what the pointer or the focus is on. */
export interface Tooltip {
  show(lines: readonly string[], place: Place): void;
  hide(): void;
}

const distancePx = 14;

export function createTooltip(): Tooltip {
  const box = findElement('tooltip', HTMLDivElement);
  return {
    show(lines, { x, y }) {
      box.replaceChildren(...lines.map(toLine));
      box.hidden = false;
      const { width, height } = box.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const isBelow = y + distancePx + height < clientHeight;
      const left = Math.max(4, Math.min(x + distancePx, clientWidth - width - 4));
      const top = isBelow ? y + distancePx : Math.max(4, y - distancePx - height);
      box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
    hide() {
      box.hidden = true;
    },
  };
}

function toLine(text: string): HTMLElement {
  const line = document.createElement('div');
  // A path may be broken behind each segment.
  line.textContent = text.replaceAll('/', '/\u200b');
  return line;
}
