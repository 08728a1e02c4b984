import { type MovingFinding, rankFindings } from './moving-finding.ts';
import type { ProjectFacts } from './project-facts.ts';
import { findReplacedCommands } from './replaced-commands.ts';
import { findContradictedPins } from './rules/contradicted-pins.ts';
import { findDefaultBranches } from './rules/default-branches.ts';
import { findForeignSettings } from './rules/foreign-settings.ts';
import { findForgeElsewhere } from './rules/forge-elsewhere.ts';
import { findGitState } from './rules/git-state.ts';
import { findLeftovers } from './rules/leftovers.ts';
import { findFrozenWithoutLock, findLockState } from './rules/lock-state.ts';
import { findNewDependencies } from './rules/new-dependencies.ts';
import { findNewExclusions } from './rules/new-exclusions.ts';
import { findOddReadings } from './rules/odd-readings.ts';
import { findRefusedPuppetfile } from './rules/refused-puppetfile.ts';
import { findUndeclaredModules } from './rules/undeclared-modules.ts';

type Rule = (facts: ProjectFacts) => readonly MovingFinding[];

const puppetfileRules: readonly Rule[] = [
  findRefusedPuppetfile,
  findContradictedPins,
  findForgeElsewhere,
  findDefaultBranches,
  findOddReadings,
  findNewExclusions,
  findNewDependencies,
];
const projectRules: readonly Rule[] = [
  findLockState,
  findGitState,
  findUndeclaredModules,
  findFrozenWithoutLock,
  findForeignSettings,
  ({ scripts }) => scripts.flatMap(findReplacedCommands),
  findLeftovers,
];

/** All that would be different under pupfile, the gravest first. */
export function diagnoseProject(facts: ProjectFacts): readonly MovingFinding[] {
  return rankFindings([...puppetfileRules, ...projectRules].flatMap((rule) => rule(facts)));
}

/** What of that concerns a Puppetfile that moves, and the settings beside it. */
export function diagnosePuppetfile(facts: ProjectFacts): readonly MovingFinding[] {
  return rankFindings(
    [...puppetfileRules, findLockState, findForeignSettings].flatMap((rule) => rule(facts)),
  );
}
