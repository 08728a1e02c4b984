import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { SourceSpan } from '../../src/errors/source-span.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import { createRubyWorld } from '../../src/project/ruby-world.ts';
import { readPuppetfile } from '../../src/puppetfile/read-puppetfile.ts';
import { damagedTexts } from './damaged-texts.ts';
import { rubyPrograms } from './ruby-programs.ts';
import { hasSharedData, sharedData } from './shared-data.ts';

const repository = join(import.meta.dirname, '..', '..');

const programmed = `require 'yaml'
MODULES = %w[apache concat].freeze
def github(name, ref: nil, **rest)
  mod name, rest.merge(git: "https://github.com/acme/#{name.split('/').last}", ref: ref)
end
settings = YAML.load_file(File.join(__dir__, 'data.yaml')) rescue {}
branch = ENV.fetch('BRANCH') { |name| settings.fetch('branch', "no #{name}") }
MODULES.each_with_index do |name, index|
  next if index.odd? && !ENV['ALL']
  github "acme-#{name}", ref: branch[/\\w+/]
end
case branch when /^prod/, 'main' then mod 'acme-web', '~> 1.2' else mod 'acme-web', :latest end
Dir.glob('modules/*').sort.map { |path| File.basename(path) }.each { |name| mod name, local: true }
`;

/** Any text, damaged Puppetfiles, and programs of the Ruby that pupfile knows. */
export const fuzzedPuppetfiles: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 4, arbitrary: damagedTexts(realPuppetfiles()) },
  { weight: 5, arbitrary: rubyPrograms },
);

function realPuppetfiles(): string[] {
  const collection = sharedData('puppetfiles', 'files');
  const files = [
    join(repository, 'Puppetfile.example'),
    join(repository, 'examples', 'Puppetfile'),
    ...(hasSharedData ? readdirSync(collection).map((name) => join(collection, name)) : []),
  ];
  return [...files.map((file) => readFileSync(file, 'utf8')), programmed];
}

/** What reads the texts, in a project that has some files. */
export interface FuzzedProject {
  /**
   * `declarations`, or the code of the error for the user.
   *
   * @throws Error where something else was thrown, or a place lies outside of the text
   */
  read(text: string): string;
  delete(): void;
}

/** Makes a project in a temporary directory. */
export function createFuzzedProject(): FuzzedProject {
  const projectDirectory = mkdtempSync(join(tmpdir(), 'pupfile-fuzz-'));
  writeFileSync(join(projectDirectory, 'data.yaml'), 'branch: main\nlist: &l [1, 2.0]\nmore: *l\n');
  writeFileSync(join(projectDirectory, 'data.json'), '{"name": "acme-web", "versions": [1, 2.5]}');
  const prism = loadPrismModule();
  const file = join(projectDirectory, 'Puppetfile');
  const environment = { HOME: '/home/user', BRANCH: 'main' };
  const world = createRubyWorld({ projectDirectory, file, environment });
  return {
    read(text) {
      const { outcome, spans } = placesIn(() =>
        readPuppetfile({ text, file: 'Puppetfile', prism, world }),
      );
      for (const span of spans) checkSpan(span, text);
      return outcome;
    },
    delete: () => rmSync(projectDirectory, { recursive: true }),
  };
}

interface Places {
  readonly outcome: string;
  readonly spans: readonly SourceSpan[];
}

function placesIn(run: () => ReturnType<typeof readPuppetfile>): Places {
  try {
    const { declarations, exclusions, warnings } = run();
    const spans = [...declarations, ...exclusions, ...warnings].map(({ span }) => span);
    return { outcome: 'declarations', spans };
  } catch (error) {
    if (!(error instanceof PupfileError)) throw error;
    return { outcome: error.code, spans: error.labels.map(({ span }) => span) };
  }
}

function checkSpan(span: SourceSpan, text: string): void {
  const { file, line, column, length, lineText } = span;
  const isOnLine = column >= 1 && length >= 0 && column - 1 + length <= lineText.length;
  // What `eval` was given is a text of its own.
  const isOfText = file === 'Puppetfile' && lineText === lineOf(text, line);
  if (isOnLine && (isOfText || file !== 'Puppetfile')) return;
  throw new Error(`a place that is not in the text: ${JSON.stringify(span)}`);
}

function lineOf(text: string, line: number): string | undefined {
  const lines = text.replace(/^\u{feff}/u, '').split('\n');
  const isLast = line === lines.length;
  return isLast ? lines[line - 1] : lines[line - 1]?.replace(/\r$/, '');
}
