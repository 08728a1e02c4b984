import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import { createRubyWorld } from '../../src/project/ruby-world.ts';
import type { DslCall } from '../../src/puppetfile/dsl-calls.ts';
import { evaluate } from '../../src/puppetfile/evaluate.ts';
import { formatCalls } from '../../src/puppetfile/format-calls.ts';
import { recordCalls } from '../../src/puppetfile/read-puppetfile.ts';
import { parseRuby } from '../../src/ruby/ruby-parser.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import type { Json } from '../support/get-json.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { prism } from './support.ts';

const home = '/home/pfuser';

interface Profile {
  readonly environment: Record<string, string>;
  readonly environmentName?: string;
}

function profileOf(name: string, profiles: Json): Profile {
  if (name === 'named_env') {
    return { ...profileOf('default', profiles), environmentName: 'feature_x_cdpe_42' };
  }
  const entries = Object.entries(profiles[name]).map(([key, value]) => [
    key,
    String(value).replace(`\${HOME}`, home),
  ]);
  return { environment: Object.fromEntries(entries) };
}

/** Runs a test in a project directory that holds what lies beside a Puppetfile. */
function withProject(name: string, run: (directory: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), 'pupfile-real-'));
  try {
    const siblings = sharedData('puppetfiles', 'siblings', name);
    if (existsSync(siblings)) cpSync(siblings, directory, { recursive: true });
    run(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function evaluateFile(text: string, directory: string, profile: Profile) {
  const source = createSourceText('Puppetfile', text);
  const tree = parseRuby(prism, source);
  const file = join(directory, 'Puppetfile');
  const { environment } = profile;
  const world = createRubyWorld({ projectDirectory: directory, file, environment });
  return { tree, ...evaluate({ ...profile, tree, source, prism, world }) };
}

function formatted(calls: readonly DslCall[], directory: string): Json {
  const text = JSON.stringify(formatCalls(calls));
  return JSON.parse(text.replaceAll(directory, `\${ROOT}`).replaceAll(home, `\${HOME}`));
}

if (hasSharedData) {
  const profiles = JSON.parse(
    readFileSync(sharedData('puppetfiles', 'environment-profiles.json'), 'utf8'),
  );

  describe('evaluate, on the Puppetfiles of the world', () => {
    for (const name of readdirSync(sharedData('puppetfiles', 'files'))) {
      const text = readFileSync(sharedData('puppetfiles', 'files', name), 'utf8');
      const json = readFileSync(sharedData('puppetfiles', 'expected', `${name}.json`), 'utf8');
      for (const [profileName, expected] of Object.entries<Json>(JSON.parse(json).eval)) {
        if (expected.error?.class === 'SyntaxError') {
          it(`refuses ${name} in the environment ${profileName} as Ruby does`, () => {
            assert.throws(
              () => recordCalls({ text, file: 'Puppetfile', prism }),
              (error) => error instanceof PupfileError && error.code === 'PUPPETFILE_SYNTAX',
            );
          });
          continue;
        }
        it(`makes the calls of ${name} in the environment ${profileName} that Ruby makes`, () => {
          withProject(name, (directory) => {
            const profile = profileOf(profileName, profiles);
            const { tree, calls, errors, raised } = evaluateFile(text, directory, profile);
            assert.deepEqual(tree.errors, []);
            assert.deepEqual(formatted(calls, directory), expected.calls);
            assert.equal(raised?.className, expected.error?.class);
            assert.equal(errors.length, expected.ok ? 0 : 1);
            if (raised !== null) assert.equal(raised.span.line, expected.error.line);
          });
        });
      }
    }
  });
}
