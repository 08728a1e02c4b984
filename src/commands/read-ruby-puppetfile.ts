import { findProject, type ProjectPaths } from '../project/find-project.ts';
import { loadPrismModule } from '../project/prism-module.ts';
import { createRubyWorld } from '../project/ruby-world.ts';
import type { DslCall } from '../puppetfile/dsl-calls.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import type { PuppetfileReferences } from '../puppetfile/read-meaning.ts';
import { type PuppetfileText, readPuppetfile, recordCalls } from '../puppetfile/read-puppetfile.ts';
import { type NamedText, readPuppetfileText } from './puppetfile-text.ts';
import type { Settings } from './settings.ts';

export interface RubyPuppetfileOptions {
  readonly paths: ProjectPaths;
  readonly settings: Settings;
  readonly references: PuppetfileReferences;
}

/** Reads a Puppetfile that may be any Ruby, and see its project. Throws what `readPuppetfile` throws. */
export function readRubyPuppetfile(
  text: NamedText,
  { paths, settings, references }: RubyPuppetfileOptions,
): Puppetfile {
  const puppetfile = readPuppetfile({ ...inItsWorld(text, paths, settings), ...references });
  return { ...puppetfile, dependsOnMore: true };
}

/** The same for one that sees nothing. */
export function readBlindPuppetfile(text: NamedText & PuppetfileReferences): Puppetfile {
  return readPuppetfile({ ...text, prism: loadPrismModule() });
}

/** The calls that a project's Puppetfile makes, in order, without asking what they mean. */
export function readCalls(settings: Settings): readonly DslCall[] {
  const paths = findProject(settings.directory, settings.puppetfile);
  return recordCalls(inItsWorld(readPuppetfileText(paths), paths, settings));
}

function inItsWorld(
  { text, file }: NamedText,
  { directory, puppetfile }: ProjectPaths,
  { variables, environmentName, ownsProcess = false }: Settings,
): PuppetfileText {
  const world = createRubyWorld({
    projectDirectory: directory,
    file: puppetfile,
    environment: withoutSecrets(variables),
  });
  return { text, file, prism: loadPrismModule({ ownsProcess }), world, environmentName };
}

// Of Forges and hosts, and what lets pupfile into image registries.
const secrets = /^PUPFILE_.*(?:TOKEN|PASSWORD)|^DOCKER_AUTH_CONFIG$/;

/** A Puppetfile may come from anybody: it is not to send pupfile's secrets to a host that it names. */
function withoutSecrets(variables: Settings['variables']): Settings['variables'] {
  const entries = Object.entries(variables);
  return Object.fromEntries(entries.filter(([name]) => !secrets.test(name)));
}
