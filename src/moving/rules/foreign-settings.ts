import { describeBoltSettings } from '../bolt-settings.ts';
import { describeLibrarianSettings, librarianModulesDirectory } from '../librarian-settings.ts';
import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';
import { describeR10kSettings } from '../r10k-settings.ts';
import type { SettingsFile } from '../settings-file.ts';

/** What becomes of the settings of other tools, and the files of settings that nobody can read. */
export function findForeignSettings(facts: ProjectFacts): readonly MovingFinding[] {
  const { r10k, g10k, librarian, bolt, fixtures } = facts.settings;
  return [
    ...facts.unreadable.map(
      ({ file, line, reason }): MovingFinding => ({
        rule: 'settings-invalid',
        weight: 'different',
        file,
        line,
        message: `it cannot be read: ${reason}`,
      }),
    ),
    ...(r10k === undefined ? [] : withoutForge(describeR10kSettings(r10k), facts)),
    ...(g10k === undefined ? [] : describeR10kSettings(g10k)),
    ...(librarian === undefined ? [] : withoutPath(librarian, facts)),
    ...(bolt === undefined ? [] : withoutForge(describeBoltSettings(bolt), facts)),
    ...(fixtures === undefined ? [] : [ofFixtures(fixtures.file)]),
  ];
}

/** Where the Puppetfile has modules of a Forge, another rule holds the two addresses against each other. */
function withoutForge(
  findings: readonly MovingFinding[],
  { puppetfile }: ProjectFacts,
): readonly MovingFinding[] {
  const asksForge = puppetfile?.declarations.some(({ source }) => source.kind === 'forge') === true;
  return asksForge
    ? findings.filter(({ message }) => !message.includes('forge.baseurl'))
    : findings;
}

/** Where the Puppetfile says the same, nobody needs what was remembered. */
function withoutPath(
  librarian: SettingsFile,
  { puppetfile }: ProjectFacts,
): readonly MovingFinding[] {
  const directory = librarianModulesDirectory(librarian);
  const isSaid = directory !== undefined && directory === puppetfile?.modulesDirectory;
  return describeLibrarianSettings(librarian).filter(
    ({ message }) => !isSaid || !message.includes('LIBRARIAN_PUPPET_PATH'),
  );
}

function ofFixtures(file: string): MovingFinding {
  return {
    rule: 'fixtures',
    weight: 'renamed',
    file,
    message: 'puppetlabs_spec_helper alone reads it: what tests are run with is not what is locked',
    advice: '`pupfile install --modules-dir spec/fixtures/modules` gives tests the locked modules',
  };
}
