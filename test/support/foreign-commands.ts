import { codeBlocks, type MarkdownDocument } from './documents.ts';
import { findShownRuns } from './shown-runs.ts';

/** A command line of a document that is not one run of pupfile. */
export interface ForeignCommand {
  readonly document: string;
  /** Without the remark behind two blanks; behind `$ ` where the document shows what it prints. */
  readonly command: string;
}

const programs =
  /^(?:apt-get|bash|buildah|bundle|cat|cosign|cp|crane|curl|diff|docker|find|g10k|git|jq|librarian-puppet|ln|make|mkdir|node|npm|npx|oras|podman|puppet|r10k|sha256sum|skopeo|tar) (?!\{)/;

/** The command lines in the blocks of a document that other programs run, and all that are shown behind `$ `. */
export function findForeignCommands({ path, text }: MarkdownDocument): readonly ForeignCommand[] {
  const shown = findShownRuns(text).map(({ command }) => `$ ${command}`);
  const lines = codeBlocks(text)
    .flatMap(({ lines }) => lines)
    .map((line) => line.trim().replace(/^sh '(.*)'$|^(?:- )?(?:run: |RUN (?:--\S+ )*)?/, '$1'))
    .map((line) => line.replace(/ {2,}.*/, ''));
  const foreign = lines.filter((line) => programs.test(`${line} `));
  return [...new Set([...foreign, ...shown])].map((command) => ({ document: path, command }));
}
