import { type FormattedCall, formatCalls } from '../puppetfile/format-calls.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { readCalls, readProjectPuppetfile } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/** What pupfile reads in a project's Puppetfile. */
export function parse(settings: Settings, report: Report): Puppetfile {
  return readProjectPuppetfile(settings, report);
}

/** The calls that it makes, before anybody asks what they mean. */
export function parseCalls(settings: Settings): readonly FormattedCall[] {
  return formatCalls(readCalls(settings));
}
