import { createHash } from 'node:crypto';
import type { ArchiveEntry } from '../../src/archive/module-archive.ts';
import type { InstalledModule } from '../../src/layout/installed-modules.ts';
import { stageModule } from '../../src/layout/stage-module.ts';
import type { Staging } from '../../src/layout/staging.ts';
import type { ContentProfile } from '../../src/layout/trim.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';

/** Stages the module of a slug, `acme-web-1.0.0`: a script, and specs with a link that nobody wants. */
export function stageTestModule(
  staging: Staging,
  slug: string,
  content: ContentProfile = 'runtime',
): InstalledModule {
  const [author = '', short = '', version = ''] = slug.split('-');
  const metadata = JSON.stringify({ name: `${author}/${short}`, version });
  const entries: readonly ArchiveEntry[] = [
    file('metadata.json', metadata),
    { ...file('tasks/run.sh', `echo ${short} ${version}`), isExecutable: true },
    file('spec/spec_helper.rb', 'require 1'),
    { kind: 'other', path: 'spec/link', mtimeMs, description: 'a symbolic link' },
  ];
  return stageModule(staging, {
    name: parseModuleName(`${author}-${short}`) as ModuleName,
    version,
    digest: createHash('sha256').update(JSON.stringify(entries)).digest('hex'),
    archive: { entries },
    content,
  });
}

const mtimeMs = Date.parse('2024-01-01T00:00:00Z');

function file(path: string, content: string) {
  return {
    kind: 'file',
    path,
    isExecutable: false,
    mtimeMs,
    content: Buffer.from(content),
  } as const;
}
