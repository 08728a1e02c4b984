import type { LockedPlatform } from '../lockfile/lockfile.ts';
import type { Settings } from './settings.ts';

/** What the modules have to run on, as a lock states it. */
export function textOfPlatform({ puppet, pe }: Settings['platform']): LockedPlatform {
  return { puppet: puppet?.text, pe: pe?.text };
}
