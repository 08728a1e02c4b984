import type { SourceSpan } from '../errors/source-span.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { PuppetfileWarning } from '../puppetfile/puppetfile.ts';

/** What a command tells while it works. */
export type ProgressEvent =
  | { readonly kind: 'warning'; readonly message: string; readonly span?: SourceSpan | undefined }
  /** The lock is not written, though nobody asked for that. */
  | { readonly kind: 'frozen'; readonly lockfileName: string }
  | { readonly kind: 'resolving'; readonly declarations: number }
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
    };

/** Takes what a command tells; must not throw. */
export type Report = (event: ProgressEvent) => void;

/** Tells what is odd about a Puppetfile, and what to do about it. */
export function tellWarnings(warnings: readonly PuppetfileWarning[], report: Report): void {
  for (const { message, span, hint } of warnings) {
    report({ kind: 'warning', message: hint ? `${message}; ${hint}` : message, span });
  }
}
