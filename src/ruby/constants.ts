import { isKnownConstant } from './class-names.ts';
import type { Interpreter } from './interpreter.ts';
import { rubyError } from './ruby-exceptions.ts';
import { type ConstantValue, float, integer, type Place, string, type Value } from './value.ts';

// Ruby's own, but what they do is no business of a Puppetfile that is only read.
const forbidden = new Set([
  'ARGF',
  'ARGV',
  'Benchmark',
  'Bundler',
  'CGI',
  'DATA',
  'Date',
  'DateTime',
  'Etc',
  'Facter',
  'Fiber',
  'FileUtils',
  'Find',
  'GC',
  'Gem',
  'IO',
  'Logger',
  'Marshal',
  'Mutex',
  'Net',
  'ObjectSpace',
  'Open3',
  'OpenSSL',
  'Open4',
  'PTY',
  'Process',
  'Puppet',
  'PuppetForge',
  'R10K',
  'Ractor',
  'Random',
  'Resolv',
  'RbConfig',
  'RubyVM',
  'SecureRandom',
  'STDIN',
  'Shell',
  'Signal',
  'Socket',
  'TCPSocket',
  'TCPServer',
  'Tempfile',
  'Thread',
  'Time',
  'Timeout',
  'UDPSocket',
  'UNIXSocket',
  'URI',
  'WIN32OLE',
  'Zlib',
  'Digest',
  'Librarian',
  'Bolt',
  'Rugged',
  'TOPLEVEL_BINDING',
  'ERB',
  'StringIO',
  'OptionParser',
  'Set',
  'Struct',
  'OpenStruct',
  'Pathname',
  'Shellwords',
  'Base64',
  'CSV',
  'Hiera',
]);

const texts: Readonly<Record<string, string>> = {
  'File::PATH_SEPARATOR': ':',
  'File::SEPARATOR': '/',
  RUBY_ENGINE: 'ruby',
  RUBY_PLATFORM: 'x86_64-linux',
};

const integers: Readonly<Record<string, number>> = {
  'Regexp::EXTENDED': 2,
  'Regexp::IGNORECASE': 1,
  'Regexp::MULTILINE': 4,
};

/** What a constant stands for; what Ruby would not know either is a NameError. */
export function readConstant(name: string, at: Place, ruby: Interpreter): Value {
  const own = ruby.constants.get(name) ?? builtIn(name, at);
  if (own !== null) return own;
  const [root = ''] = name.split('::');
  if (forbidden.has(root) || name.startsWith('?') || name === 'RUBY_VERSION') {
    return ruby.poison(`what \`${name.replace('?::', '')}\` is`, at);
  }
  if (ruby.activations.lacksLibrary) return ruby.poison(`what \`${name}\` is`, at);
  throw rubyError('NameError', `uninitialized constant ${name}`, at, { name, isBare: true });
}

function builtIn(name: string, at: Place): Value | null {
  if (name === 'Float::INFINITY') return float(Number.POSITIVE_INFINITY, at);
  if (Object.hasOwn(texts, name)) return string(texts[name] ?? '', at);
  if (Object.hasOwn(integers, name)) return integer(integers[name] ?? 0, at);
  if (name === 'STDERR' || name === 'STDOUT') return constant(name, at);
  const own = name.replace(/^YAML(?=$|::)/, 'Psych');
  return forbidden.has(own) || !isKnownConstant(own) ? null : constant(own, at);
}

function constant(name: string, place: Place): ConstantValue {
  return { kind: 'constant', name, place };
}
