import type { HttpClient } from '../net/http.ts';
import type { VendoredFiles } from '../sources/vendored-files.ts';
import type { FolderFilling } from '../tarballs/fill-folder.ts';
import type { Project } from './open-project.ts';
import type { Report } from './progress.ts';
import type { Settings } from './settings.ts';

/** What bringing files into a folder of vendored ones needs. */
export interface Vendoring {
  readonly project: Project;
  readonly settings: Settings;
  readonly report: Report;
  readonly http: HttpClient;
  /** The folder, absolute. */
  readonly directory: string;
  /** What is in it. */
  readonly files: VendoredFiles;
  /** Takes what is to be in it. */
  readonly filling: FolderFilling;
}
