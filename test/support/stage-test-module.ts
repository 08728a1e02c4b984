import { createHash } from 'node:crypto';
import { readArchive } from '../../src/archive/read-archive.ts';
import type { InstalledModule } from '../../src/layout/installed-modules.ts';
import { stageModule } from '../../src/layout/stage-module.ts';
import type { Staging } from '../../src/layout/staging.ts';
import type { ContentProfile } from '../../src/layout/trim.ts';
import { type ModuleName, parseModuleName } from '../../src/model/module-name.ts';
import { tarGzBytes } from './tar-bytes.ts';

/** Stages the module of a slug, `acme-web-1.0.0`: a script, and specs with a link that nobody wants. */
export function stageTestModule(
  staging: Staging,
  slug: string,
  content: ContentProfile = 'runtime',
): InstalledModule {
  const [author = '', short = '', version = ''] = slug.split('-');
  const metadata = JSON.stringify({ name: `${author}/${short}`, version });
  const bytes = tarGzBytes(
    { path: `${slug}/metadata.json`, content: metadata },
    { path: `${slug}/tasks/run.sh`, content: `echo ${short} ${version}`, mode: 0o700 },
    { path: `${slug}/spec/spec_helper.rb`, content: 'require 1' },
    { path: `${slug}/spec/link`, type: '2' },
  );
  return stageModule(staging, {
    name: parseModuleName(`${author}-${short}`) as ModuleName,
    version,
    digest: createHash('sha256').update(bytes).digest('hex'),
    archive: readArchive(bytes),
    content,
  });
}
