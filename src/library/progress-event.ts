/** What happens on the way. More kinds may come: pass over what you do not know. */
export type ProgressEvent =
  | {
      /** Something to know that is no error. */
      readonly kind: 'warning';
      /** One sentence without a full stop. */
      readonly message: string;
      /** The place in the Puppetfile, where there is one; both numbers begin at 1. */
      readonly place?: { readonly file: string; readonly line: number; readonly column: number };
    }
  /** The search for versions begins. */
  | { readonly kind: 'resolving'; readonly declarations: number }
  /** A request is tried again after so long. */
  | {
      readonly kind: 'waiting';
      readonly url: string;
      readonly reason: string;
      readonly waitMs: number;
    }
  /** So many archives are brought. */
  | { readonly kind: 'fetching'; readonly modules: number }
  /** One of them is there and verified. */
  | {
      readonly kind: 'fetched';
      readonly module: string;
      readonly version: string;
      readonly sizeBytes: number;
      /** Whether it was kept from an earlier run. */
      readonly isFromStore: boolean;
    };
