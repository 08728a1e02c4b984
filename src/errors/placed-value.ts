import type { SourceSpan } from './source-span.ts';

/** A value of a text that people wrote as YAML or JSON, with its place. */
export type PlacedValue = PlacedScalar | PlacedList | PlacedMap;

export interface PlacedScalar {
  readonly kind: 'scalar';
  /** Undefined for what is neither of these. */
  readonly value: string | number | boolean | null | undefined;
  readonly span: SourceSpan;
}

export interface PlacedList {
  readonly kind: 'list';
  readonly items: readonly PlacedValue[];
  readonly span: SourceSpan;
}

export interface PlacedMap {
  readonly kind: 'map';
  readonly entries: readonly PlacedEntry[];
  readonly span: SourceSpan;
}

/** A key and its value. */
export interface PlacedEntry {
  readonly key: string;
  readonly keySpan: SourceSpan;
  readonly value: PlacedValue;
}
