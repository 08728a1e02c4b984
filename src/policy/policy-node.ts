import type { SourceSpan } from '../errors/source-span.ts';

/** A value of a policy file, with its place. */
export type PolicyNode = PolicyScalar | PolicyList | PolicyMap;

export interface PolicyScalar {
  readonly kind: 'scalar';
  /** Undefined for what is neither of these. */
  readonly value: string | number | boolean | null | undefined;
  readonly span: SourceSpan;
}

export interface PolicyList {
  readonly kind: 'list';
  readonly items: readonly PolicyNode[];
  readonly span: SourceSpan;
}

export interface PolicyMap {
  readonly kind: 'map';
  readonly entries: readonly PolicyEntry[];
  readonly span: SourceSpan;
}

/** A key and its value. */
export interface PolicyEntry {
  readonly key: string;
  readonly keySpan: SourceSpan;
  readonly value: PolicyNode;
}
