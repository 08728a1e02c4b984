import type { HttpClient } from '../net/http.ts';
import { type ModuleSupply, openModuleSupply } from './module-supply.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';
import { forgesOf, withHttp } from './with-http.ts';

/** Whence a project's modules come: Forges by HTTP, and everything else. */
export interface OpenSources {
  readonly http: HttpClient;
  readonly supply: ModuleSupply;
}

/** Runs something that may fetch modules, and closes what it opened whatever comes of it. */
export function withSources<Result>(
  project: Project,
  settings: Settings,
  report: Report,
  run: (sources: OpenSources) => Promise<Result>,
): Promise<Result> {
  const useHttp = async (http: HttpClient) => {
    const supply = openModuleSupply({ http, settings, project, report });
    const { signal } = settings;
    const giveUp = () => {
      // It is closed once more below, which throws what there is to tell.
      supply.close().catch(() => {});
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      return await run({ http, supply });
    } finally {
      signal?.removeEventListener('abort', giveUp);
      await supply.close();
    }
  };
  return withHttp(settings, report, useHttp, forgesOf(project.puppetfile));
}
