import { formatBytes } from '../../model/format-bytes.ts';
import { formatNumber } from '../page/format-number.ts';
import type { Matches } from '../treemap/find-matches.ts';
import type { SizeMode } from '../treemap/size-tree.ts';
import { findElement } from './find-element.ts';
import type { View } from './page-state.ts';

/** What the reader typed and chose. */
export interface Wanted {
  readonly text: string;
  readonly mode: SizeMode;
}

const modes: readonly SizeMode[] = ['kept', 'left-out', 'both'];

/** The search and the choice of what is shown, and what was found. */
export function createSearchView(onChange: (wanted: Wanted) => void): View {
  const search = findElement('search', HTMLInputElement);
  const found = findElement('found', HTMLOutputElement);
  const choices = [...document.querySelectorAll<HTMLInputElement>('input[name="mode"]')];
  const tell = () => {
    const value = choices.find(({ checked }) => checked)?.value;
    onChange({ text: search.value, mode: modes.find((mode) => mode === value) ?? 'kept' });
  };
  search.addEventListener('input', tell);
  for (const choice of choices) choice.addEventListener('change', tell);
  return {
    show({ matches }) {
      found.textContent = matches === undefined ? '' : describeMatches(matches);
    },
  };
}

function describeMatches({ files, modules, bytes }: Matches): string {
  if (files === 0) return 'Nothing found';
  const count = (number: number, noun: string) =>
    `${formatNumber(number)} ${number === 1 ? noun : `${noun}s`}`;
  return `${count(files, 'file')} in ${count(modules, 'module')}, ${formatBytes(bytes)}`;
}
