import type { HttpClient } from '../net/http.ts';
import { folderForge } from './folder-forge.ts';
import type { Forge } from './forge.ts';
import { findForgeFolder } from './forge-folder.ts';
import { httpForge } from './http-forge.ts';
import { type KeptAnswers, keptForge } from './kept-forge.ts';

/** What opening a Forge takes. */
export interface OpenForgeOptions {
  readonly http: HttpClient;
  /** What the relative path of a folder begins at; absolute. */
  readonly directory: string;
  /** Told what is odd about a folder. */
  readonly warn: (message: string) => void;
  /** Where answers are kept for those who may not ask; undefined where none are. */
  readonly answers?: KeptAnswers | undefined;
  /** Whether servers may not be asked; false by default. */
  readonly isOffline?: boolean;
}

/** Opens Forges by the address that a Puppetfile gives; nobody is asked before something is wanted. */
export function openForges(options: OpenForgeOptions): (url: string) => Forge {
  const { directory: base, warn } = options;
  const opened = new Map<string, Forge>();
  const open = (url: string) => {
    const directory = findForgeFolder(url, base);
    return directory === undefined
      ? openServer(url, options)
      : folderForge({ url, directory, warn });
  };
  return (url) => {
    const forge = opened.get(url) ?? open(url);
    opened.set(url, forge);
    return forge;
  };
}

function openServer(url: string, options: OpenForgeOptions): Forge {
  const { http, warn, answers, isOffline = false } = options;
  if (isOffline) return keptForge(url, { answers, warn });
  return httpForge(http, url, (inquiry, pages) => {
    answers?.keep(inquiry, Buffer.from(`[${pages.join(',\n')}]\n`));
  });
}
