import type { InitSource } from '../commands/init.ts';
import type { PeerSource } from '../commands/init-from-peer.ts';
import type { SbomFormat } from '../commands/sbom.ts';
import type { ContentProfile } from '../layout/trim.ts';
import type { SizeOrder } from '../size/size-report.ts';

/** How `pupfile diff` tells people what it found. */
export type DiffFormat = 'text' | 'markdown';

/** What `pupfile graph` draws. */
export type GraphFormat = 'dot' | 'mermaid' | 'svg' | 'html';

/** The words of `--content`. */
export const contentChoices: readonly ContentProfile[] = ['runtime', 'release', 'full'];

/** The words of `pupfile diff --format`. */
export const diffChoices: readonly DiffFormat[] = ['text', 'markdown'];

/** The words of `pupfile graph --format`. */
export const graphChoices: readonly GraphFormat[] = ['dot', 'mermaid', 'svg', 'html'];

/** The words of `pupfile sbom --format` and `pupfile layer --sbom`. */
export const sbomChoices: readonly SbomFormat[] = ['cyclonedx', 'spdx'];

/** The words of `pupfile size --sort`. */
export const sizeOrderChoices: readonly SizeOrder[] = ['kept', 'left-out', 'name'];

/** Those of the words of `pupfile init --from` that are other tools. */
export const peerChoices: readonly PeerSource[] = ['r10k', 'librarian', 'bolt'];

/** The words of `pupfile init --from`. */
export const initChoices: readonly (InitSource | PeerSource)[] = [
  'metadata',
  'modules',
  'lock',
  ...peerChoices,
];

/** The words of `pupfile cache`. */
export const cacheChoices = ['dir', 'clean', 'prune'] as const;

/** The words of `pupfile completion`. */
export const shellChoices = ['bash', 'zsh', 'fish'] as const;

/** How the script of a shell asks: `pupfile __complete SHELL WORDS…`, of which the last is being typed. */
export const completionWord = '__complete';
