/** What a Puppetfile that is to be written says. */
export interface PuppetfileDraft {
  readonly forgeUrl: string;
  /** `moduledir`; the usual one where it is left out. */
  readonly modulesDirectory?: string | undefined;
  /** Whether the word `metadata` stands in it. */
  readonly usesMetadata: boolean;
  readonly modules: readonly DraftModule[];
  readonly exclusions: readonly string[];
  /** Lines of comment at the end: what could not become a line of code. */
  readonly leftOut: readonly string[];
}

/** One `mod` line. */
export interface DraftModule {
  readonly name: string;
  readonly requirements: readonly string[];
  /** Such as `git` and `ref`, in the order in which they are written. */
  readonly options: Readonly<Record<string, string>>;
  /** Behind the line. */
  readonly comment?: string;
}

/**
 * The text of a Puppetfile, which reads as what it was made from. Whatever the words of the draft
 * are, they become Ruby's texts and comments and never its code.
 */
export function formatPuppetfile(draft: PuppetfileDraft): string {
  const { forgeUrl, modulesDirectory, usesMetadata, modules, exclusions, leftOut } = draft;
  const blocks = [
    [
      `forge ${quoteRuby(forgeUrl)}`,
      ...(modulesDirectory === undefined ? [] : [`moduledir ${quoteRuby(modulesDirectory)}`]),
    ],
    usesMetadata ? ['# Its dependencies, as if each had a `mod` line here.', 'metadata'] : [],
    modules.map(formatModule),
    exclusions.map((name) => `exclusion ${quoteRuby(name)}`),
    leftOut.map(formatComment),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A Puppetfile for somebody who has none: nothing is declared, and the commonest forms are shown. */
export function formatExample(forgeUrl: string): string {
  return `# Where the modules come from.
forge ${quoteRuby(forgeUrl)}

# The newest release that fits everybody else:
# mod 'puppetlabs-stdlib'

# Any 12.x from 12.0 on, exactly this one, and from one version to below another:
# mod 'puppetlabs-apache', '~> 12.0'
# mod 'puppetlabs-ntp', '10.1.0'
# mod 'puppetlabs-apt', '>= 9.0.0 < 10.0.0'

# Never installed, whoever depends on it:
# exclusion 'puppetlabs-translate'
`;
}

function formatModule({ name, requirements, options, comment }: DraftModule): string {
  const words = [
    ...[name, ...requirements].map(quoteRuby),
    ...Object.entries(options).map(([option, value]) => `${option}: ${quoteRuby(value)}`),
  ];
  return `mod ${words.join(', ')}${comment === undefined ? '' : ` ${formatComment(comment)}`}`;
}

/** In single quotes only these two signs mean anything. */
function quoteRuby(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A line break would end a comment, and begin a line of code. */
function formatComment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')}`;
}
