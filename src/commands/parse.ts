import { type FormattedCall, formatCalls } from '../puppetfile/format-calls.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { Report } from './progress.ts';
import { readProjectPuppetfile } from './read-declarations.ts';
import type { Settings } from './settings.ts';

/** What pupfile reads in a project's Puppetfile. */
export function parse(settings: Settings, report: Report): Promise<Puppetfile> {
  return readProjectPuppetfile(settings, report);
}

/** The calls that it makes, before anybody asks what they mean. */
export async function parseCalls(settings: Settings): Promise<readonly FormattedCall[]> {
  const { readCalls } = await import('./read-ruby-puppetfile.ts');
  return formatCalls(readCalls(settings));
}
