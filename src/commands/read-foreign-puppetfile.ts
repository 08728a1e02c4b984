import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import {
  type PlainPuppetfileOptions,
  readPlainPuppetfile,
} from '../puppetfile/read-plain-puppetfile.ts';

/** Reads a Puppetfile that comes from elsewhere: it sees nothing of this machine. Throws what reading it throws. */
export async function readForeignPuppetfile(options: PlainPuppetfileOptions): Promise<Puppetfile> {
  const plain = readPlainPuppetfile(options);
  if (plain !== null) return plain;
  const { readBlindPuppetfile } = await import('./read-ruby-puppetfile.ts');
  return readBlindPuppetfile(options);
}
