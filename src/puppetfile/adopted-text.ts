import type { SourceSpan } from '../errors/source-span.ts';
import type { TextEdit } from './edit-text.ts';

/** One place of a Puppetfile that pupfile would read otherwise than the tool that it was written for. */
export interface AdoptedPlace {
  /** In the text as it was. */
  readonly span: SourceSpan;
  /** What is written there, and why. */
  readonly text: string;
}

/** Pieces of a text that are written otherwise, and why. */
export interface Adoption {
  readonly edits: readonly TextEdit[];
  readonly places: readonly AdoptedPlace[];
}
