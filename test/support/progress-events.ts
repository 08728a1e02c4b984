import type { ProgressEvent, Transfer } from '../../src/commands/progress.ts';
import { moduleName } from './declare-modules.ts';

/** A transfer as somebody else keeps it current. */
export function transferOf(
  subject: string,
  changed: Partial<Transfer> = {},
): { -readonly [Key in keyof Transfer]: Transfer[Key] } {
  return {
    subject,
    peer: 'forge.example',
    arrivedBytes: 0,
    announcedBytes: undefined,
    isOver: false,
    ...changed,
  };
}

export function fetched(name: string, bytes: number, isFromStore = false): ProgressEvent {
  return { kind: 'fetched', module: moduleName(name), version: '1.0.0', bytes, isFromStore };
}

/** A request that is sent again after 12 seconds. */
export const retrying: Extract<ProgressEvent, { kind: 'waiting' }> = {
  kind: 'waiting',
  url: 'https://forge.example/v3/files/acme-web-1.0.0.tar.gz',
  reason: 'status 503',
  waitMs: 12_000,
};
