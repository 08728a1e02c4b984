import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redactUrls } from '../errors/redact.ts';
import { touch } from '../files/touch.ts';
import type { ForgeInquiry } from '../model/forge-inquiry.ts';
import { writeWhole } from './write-whole.ts';

/*
 * What a Forge said of a module when it was asked last:
 *
 *     CACHE/forges/https%3A%2F%2Fforge.example%2Fapi/acme-web.json
 *     CACHE/forges/https%3A%2F%2Fforge.example%2Fapi/acme-web~module.json
 *
 * the pages of its list of releases and, where somebody wanted to know why it is deprecated, what it says of
 * the module as a whole. It is read by who may not ask, and by nobody else.
 */

// The longest name of a directory on Linux.
const mostNameBytes = 255;
const mostBytes = 64 * 1024 * 1024;

/** What a Forge said last; undefined where that is not known. */
export function readKeptAnswer(cacheDirectory: string, inquiry: ForgeInquiry): Buffer | undefined {
  const path = pathOf(cacheDirectory, inquiry);
  if (path === undefined) return undefined;
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    // To open a pipe would be to wait for ever.
    if (!stats?.isFile() || stats.size > mostBytes) return undefined;
    const answer = readFileSync(path);
    touch(path);
    return answer;
  } catch {
    return undefined;
  }
}

/** Keeps what a Forge says, whole or not at all; that it can't be kept is no reason to stop. */
export function keepAnswer(cacheDirectory: string, inquiry: ForgeInquiry, answer: Buffer): void {
  const path = pathOf(cacheDirectory, inquiry);
  if (path === undefined || answer.length > mostBytes) return;
  // There are as many beside it as there are modules.
  writeWhole(path, answer, { sweeps: false });
}

/** Undefined for what is no address, or too long for the name of a directory. */
function pathOf(
  cacheDirectory: string,
  { forgeUrl, module, about }: ForgeInquiry,
): string | undefined {
  if (!/^https?:\P{Surrogate}*$/u.test(forgeUrl)) return undefined;
  const name = encodeURIComponent(redactUrls(forgeUrl).replace(/\/+$/, ''));
  if (name.length > mostNameBytes) return undefined;
  // No module has a tilde in its name.
  const file = about === 'releases' ? `${module}.json` : `${module}~module.json`;
  return join(cacheDirectory, 'forges', name, file);
}
