import { layoutVersion } from '../model/layout-version.ts';
import type { Lockfile } from './lockfile.ts';
import type { LockfileFinding } from './lockfile-finding.ts';

/** The rules of layout that the lock was made for, where they are not this pupfile's. */
export function compareLayout({ layout = 1, lines }: Lockfile): readonly LockfileFinding[] {
  if (layout === layoutVersion) return [];
  const message = `the lock was made for version ${layout} of the layout, this pupfile has version ${layoutVersion}`;
  return [{ rule: 'layout-changed', message, lockLine: lines?.layout }];
}
