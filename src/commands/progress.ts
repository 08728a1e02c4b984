import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Transfer } from '../net/transfer.ts';
import type { PuppetfileWarning } from '../puppetfile/puppetfile.ts';

export type { Transfer } from '../net/transfer.ts';

/** What a command tells while it works. */
export type ProgressEvent =
  | { readonly kind: 'warning'; readonly message: string; readonly span?: SourceSpan | undefined }
  /** The lock is not written, though nobody asked for that. */
  | { readonly kind: 'frozen'; readonly lockfileName: string }
  | { readonly kind: 'resolving'; readonly declarations: number }
  /** A Forge is asked for the releases of a module. */
  | { readonly kind: 'asking'; readonly module: ModuleName }
  /** It has answered, and what it said is known from now on. */
  | { readonly kind: 'known'; readonly module: ModuleName }
  /** Something is on its way from a server. */
  | { readonly kind: 'transfer'; readonly transfer: Transfer }
  /** Another run works on the modules directory; it is waited for. */
  | { readonly kind: 'busy'; readonly directory: string; readonly holder: string }
  | {
      readonly kind: 'waiting';
      readonly url: string;
      readonly reason: string;
      readonly waitMs: number;
    }
  | { readonly kind: 'fetching'; readonly modules: number }
  | {
      readonly kind: 'fetched';
      readonly module: ModuleName;
      readonly version: string;
      readonly bytes: number;
      readonly isFromStore: boolean;
    }
  /** All that is missing is there; now it takes the place of what was there before. */
  | { readonly kind: 'laying-out'; readonly modules: number };

/** Takes what a command tells; must not throw. */
export type Report = (event: ProgressEvent) => void;

/** Tells what is odd about a Puppetfile, and what to do about it. */
export function tellWarnings(warnings: readonly PuppetfileWarning[], report: Report): void {
  for (const { message, span, hint } of warnings) {
    report({ kind: 'warning', message: hint ? `${message}; ${hint}` : message, span });
  }
}
