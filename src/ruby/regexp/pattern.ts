/** A parsed regular expression. */
export type Pattern =
  /** One character that passes a test. */
  | {
      readonly kind: 'character';
      readonly allows: CharacterTest;
      /** What it costs to test one, in steps. */
      readonly cost: number;
    }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | RepeatPattern
  | { readonly kind: 'group'; readonly number: number; readonly of: Pattern }
  /** Matches without going back into it. */
  | { readonly kind: 'atomic'; readonly of: Pattern }
  | {
      readonly kind: 'look';
      readonly isAhead: boolean;
      readonly isNegative: boolean;
      readonly of: Pattern;
    }
  | { readonly kind: 'boundary'; readonly is: Boundary }
  /** What a group matched before; of several of one name, the last that fits. */
  | {
      readonly kind: 'backreference';
      readonly numbers: readonly number[];
      readonly ignoresCase: boolean;
    };

export interface RepeatPattern {
  readonly kind: 'repeat';
  readonly of: Pattern;
  readonly fewest: number;
  readonly most: number;
  readonly isLazy: boolean;
}

/** Tests a code point. */
export type CharacterTest = (codePoint: number) => boolean;

/** `^ $ \A \Z \z \b \B`. */
export type Boundary =
  | 'line start'
  | 'line end'
  | 'start'
  | 'end'
  | 'end or last newline'
  | 'word'
  | 'no word';

/** A whole regular expression. */
export interface ParsedRegexp {
  readonly pattern: Pattern;
  readonly groupCount: number;
  /** The numbers of the groups of each name. */
  readonly names: ReadonlyMap<string, readonly number[]>;
}

/** A regular expression that cannot be used. */
export class PatternError extends Error {
  /** Whether Ruby would take it, and only pupfile does not. */
  readonly isUnsupported: boolean;

  constructor(message: string, isUnsupported: boolean) {
    super(message);
    this.isUnsupported = isUnsupported;
  }
}
