import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FolderRelease } from '../tarballs/read-tarball.ts';
import type { ReleaseIndex } from '../tarballs/release-index.ts';
import type { Answer, JsonAnswer } from './answer.ts';
import { answerRequest } from './answer-request.ts';
import type { Validators } from './is-not-modified.ts';

/** What goes over the wire: a document, or the tarball of a release. */
export type Reply = JsonDocument | TarballReply;

/** A JSON answer, encoded. */
export interface JsonDocument extends Validators {
  readonly kind: 'json';
  readonly body: Buffer;
  /** The body in gzip; made when it is first asked for. */
  gzipBody(): Buffer;
}

/** A release whose tarball is the answer. */
export interface TarballReply extends Validators {
  readonly kind: 'tarball';
  readonly release: FolderRelease;
}

// Requests make up as many targets as they like: an unbounded cache would be theirs to fill.
const mostDocuments = 2000;

/** Answers requests by their target, and keeps each document for as long as the index is the same. */
export function createDocumentCache(): (index: ReleaseIndex, target: string) => Reply {
  const documents = new Map<string, JsonDocument>();
  let cached: ReleaseIndex | null = null;
  return (index, target) => {
    if (index !== cached || documents.size >= mostDocuments) documents.clear();
    cached = index;
    const known = documents.get(target);
    if (known !== undefined) return known;
    const reply = encodeAnswer(answerRequest(index, target), index.modifiedMs);
    if (reply.kind === 'json') documents.set(target, reply);
    return reply;
  };
}

/** Encodes a JSON answer that last changed at the given time, in milliseconds since the epoch. */
export function encodeDocument({ status, json }: JsonAnswer, modifiedMs: number): JsonDocument {
  const body = Buffer.from(JSON.stringify(json));
  let gzipBody: Buffer | null = null;
  return {
    kind: 'json',
    status,
    body,
    gzipBody: () => {
      gzipBody ??= gzipSync(body);
      return gzipBody;
    },
    // Weak, because it stands for the plain and for the compressed form.
    etag: `W/"${createHash('md5').update(body).digest('hex')}"`,
    modifiedMs,
  };
}

function encodeAnswer(answer: Answer, modifiedMs: number): Reply {
  if (answer.kind === 'json') return encodeDocument(answer, modifiedMs);
  const { md5, file } = answer.release;
  return { ...answer, status: 200, etag: `"${md5}"`, modifiedMs: file.modifiedMs };
}
