import { formatBytes } from '../../model/format-bytes.ts';
import { kindFamilies } from '../kind-family.ts';
import { formatNumber } from '../page/format-number.ts';
import { countBytes, countFiles, type SizeMode, type SizeNode } from './size-tree.ts';

/** What there is to say of a node: where it is, how much it is, and of which sort. */
export function describeNode(node: SizeNode, mode: SizeMode, root: SizeNode): readonly string[] {
  const { path, name, family, kept, children } = node;
  const bytes = countBytes(node, mode);
  const whole = countBytes(root, mode);
  const share = whole === 0 ? 0 : (100 * bytes) / whole;
  const files = countFiles(node, mode);
  const title = kindFamilies.find(([one]) => one === family)?.[1];
  const count =
    children.length === 0 ? [] : [files === 1 ? '1 file' : `${formatNumber(files)} files`];
  const isLeftOut = kept.files === 0;
  return [
    path === '' ? name : path,
    [formatBytes(bytes), `${share.toFixed(1)}%`, ...count].join(' · '),
    [...(title === undefined ? [] : [title]), ...(isLeftOut ? ['left out'] : [])].join(', '),
  ].filter((line) => line !== '');
}
