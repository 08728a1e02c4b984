import { redactUrls } from '../../errors/redact.ts';
import { normalizeForgeUrl, publicForgeUrl } from '../../model/forge-url.ts';
import type { MovingFinding } from '../moving-finding.ts';
import type { ProjectFacts } from '../project-facts.ts';
import { settingAt } from '../settings-file.ts';

/** A Forge of r10k.yaml or bolt-project.yaml that is not the Puppetfile's, and that was the one to be asked. */
export function findForgeElsewhere(facts: ProjectFacts): readonly MovingFinding[] {
  const { puppetfile } = facts;
  const former = formerForge(facts);
  if (puppetfile === undefined || former === undefined) return [];
  const hasForgeModules = puppetfile.declarations.some(({ source }) => source.kind === 'forge');
  const now = redactUrls(puppetfile.forgeUrl);
  // Without a `forge` of its own the Puppetfile leads to the public one.
  const isOverridden = former.isOverridable && puppetfile.forgeUrl !== publicForgeUrl;
  if (!hasForgeModules || former.url === now || isOverridden) return [];
  return [
    {
      rule: 'forge-elsewhere',
      weight: 'different',
      file: former.file,
      line: former.line,
      message: `${former.tool} asks ${former.url}, and pupfile ${now}, which the Puppetfile leads to`,
      advice: `write \`forge '${former.url}'\` in the Puppetfile`,
    },
  ];
}

function formerForge({ settings: { r10k, bolt } }: ProjectFacts) {
  const ofR10k = r10k && settingAt(r10k, 'forge.baseurl');
  const ofBolt = bolt && settingAt(bolt, 'module-install.forge.baseurl');
  const setting = ofR10k ?? ofBolt;
  if (setting === undefined || setting.text === '') return undefined;
  const file = setting === ofR10k ? r10k : bolt;
  return {
    tool: setting === ofR10k ? 'r10k' : 'Bolt',
    file: file?.file ?? '',
    line: setting.line,
    url: redactUrls(normalizeForgeUrl(setting.text)),
    isOverridable: r10k && settingAt(r10k, 'forge.allow_puppetfile_override')?.text === 'true',
  };
}
