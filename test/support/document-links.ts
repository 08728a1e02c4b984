import { dirname, join, normalize } from 'node:path';
import { type MarkdownDocument, withoutBlocks } from './documents.ts';

/** Where a link of a document leads. */
export interface DocumentLink {
  /** From the top of the repository. */
  readonly path: string;
  /** Behind `#`; empty for the whole file. */
  readonly anchor: string;
}

/** The links of a document to files of this repository, and to its own headings. */
export function findLinks({ path, text }: MarkdownDocument): readonly DocumentLink[] {
  const targets = [
    ...withoutBlocks(text).matchAll(
      /\]\((?!https?:)([^)\s]+)\)|\bsrcset="([^"]+)"|\bsrc="([^"]+)"/g,
    ),
  ];
  return targets.map(([, link, set, source]): DocumentLink => {
    const [file = '', anchor = ''] = (link ?? set ?? source ?? '').split('#');
    return { path: file === '' ? path : normalize(join(dirname(path), file)), anchor };
  });
}

/** The anchors that GitHub and GitLab give to the headings of a document. */
export function headingAnchors(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}
