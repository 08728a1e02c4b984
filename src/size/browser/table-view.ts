import { findElement } from './find-element.ts';
import type { View } from './page-state.ts';

/** The table: rows are sorted by the column whose title is clicked, and those that match are shown. */
export function createTableView(choose: (module: number) => void): View {
  const table = findElement('modules', HTMLTableElement);
  const [body] = table.tBodies;
  const rows = [...(body?.rows ?? [])];
  const titles = [...table.querySelectorAll('thead th')];
  for (const [column, title] of titles.entries()) {
    title.addEventListener('click', () => {
      const isDescending = nextOrder(title) === 'descending';
      for (const one of titles) one.removeAttribute('aria-sort');
      title.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      const sorted = rows.toSorted((left, right) => compareRows(left, right, column));
      body?.replaceChildren(...(isDescending ? sorted.reverse() : sorted));
    });
  }
  body?.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const row = button?.closest('tr');
    if (row) choose(Number(row.dataset['module']));
  });
  return {
    show({ node, matches }) {
      const found = new Set([...(matches?.nodes ?? [])].map(({ module }) => module));
      for (const row of rows) {
        const name = row.cells[0]?.dataset['value'];
        row.hidden = matches !== undefined && !found.has(name);
        row.classList.toggle('own', name === node.module);
      }
    },
  };
}

/** Texts from the first letter on, sizes from the largest on; a second click turns the order round. */
function nextOrder(title: Element): 'ascending' | 'descending' {
  const first = title.classList.contains('text') ? 'ascending' : 'descending';
  const second = first === 'ascending' ? 'descending' : 'ascending';
  return title.getAttribute('aria-sort') === first ? second : first;
}

function compareRows(
  left: HTMLTableRowElement,
  right: HTMLTableRowElement,
  column: number,
): number {
  const [one = '', other = ''] = [left, right].map((row) => row.cells[column]?.dataset['value']);
  return one.localeCompare(other, 'en', { numeric: true });
}
