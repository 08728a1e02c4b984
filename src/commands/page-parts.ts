import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PageParts } from '../size/page/render-page.ts';

/** Reads the script and the style of the page that shows sizes: from beside the release bundle. */
export function readPageParts(): PageParts {
  const [style, script] = [readPart('size-page.css'), readPart('size-page.js')];
  return { style, script, styleHash: hashOf(style), scriptHash: hashOf(script) };
}

function readPart(name: string): string {
  try {
    return readFileSync(new URL(name, import.meta.url), 'utf8');
  } catch {
    // Where the sources run.
    return readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8');
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
