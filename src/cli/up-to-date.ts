import type { ContentTotals } from '../layout/installed-modules.ts';
import { formatBytes } from '../model/format-bytes.ts';
import { formatCount } from './format.ts';
import type { Paint } from './paint.ts';

/** A modules directory in numbers. */
export interface InstalledTotals {
  readonly modules: number;
  readonly kept: ContentTotals;
  readonly leftOut: ContentTotals;
}

/** What `pupfile install` says where there was nothing to do, in parts that stay together. */
export function upToDateParts(totals: InstalledTotals, paint: Paint): readonly string[] {
  const count = `${paint('green', 'Up to date:')} ${formatCount(totals.modules, 'module')}`;
  const parts = [count, ...listSizes(totals)];
  return parts.map((part, index) => (index < parts.length - 1 ? `${part},` : part));
}

/** What `pupfile check` says of a current lock, behind `Current:`. */
export function currentDetails(lockfileName: string, modules: number): string {
  return `${lockfileName} locks ${formatCount(modules, 'module')}`;
}

/** `6.4 MiB kept`, and how much was left out, if anything was. */
export function listSizes({ kept, leftOut }: Omit<InstalledTotals, 'modules'>): readonly string[] {
  return [
    `${formatBytes(kept.bytes)} kept`,
    ...(leftOut.bytes === 0 ? [] : [`${formatBytes(leftOut.bytes)} left out`]),
  ];
}
