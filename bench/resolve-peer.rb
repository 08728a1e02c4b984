# Lets another resolver solve a problem that lies in a file: `ruby bench/resolve-peer.rb TOOL FILE`.
# Prints the seconds that the resolver itself took, and how many modules it chose; 0 for none.
require 'json'

tool, file = ARGV
problem = JSON.parse(File.read(file))

# What semantic_puppet's module tool does, with releases that are there already.
module SemanticPuppetPeer
  def self.prepare(problem)
    require 'semantic_puppet'
    source = Class.new(SemanticPuppet::Dependency::Source) do
      attr_accessor :releases
      def fetch(name) = releases.fetch(name, [])
    end.new
    source.releases = problem['modules'].to_h do |name, releases|
      [name, releases.map { |one| source.create_release(name, one['version'], one['dependencies']) }]
    end
    SemanticPuppet::Dependency.add_source(source)
    lambda do
      graph = SemanticPuppet::Dependency.query(problem['roots'])
      SemanticPuppet::Dependency.resolve(graph).size
    rescue SemanticPuppet::Dependency::UnsatisfiableGraph
      0
    end
  end
end

# librarian-puppet's search, with a source that has everything in memory.
module LibrarianPeer
  Spec = Struct.new(:sources, :dependencies, :exclusions)
  Environment = Struct.new(:logger)
  Quiet = Class.new { def debug = nil }

  class Source
    attr_accessor :environment, :releases
    def manifests(name) = releases.fetch(name, [])
    def to_s = 'memory'
  end

  def self.prepare(problem)
    require 'librarian'
    require 'librarian/resolver'
    require 'librarian/manifest'
    source = Source.new
    source.environment = Environment.new(Quiet.new)
    source.releases = problem['modules'].to_h do |name, releases|
      [name, releases.map { |one| manifest(source, name, one) }.sort_by(&:version).reverse]
    end
    roots = problem['roots'].map { |name, range| dependency(name, range, source) }
    lambda do
      spec = Spec.new([source], roots, [])
      resolution = Librarian::Resolver.new(source.environment, cyclic: true).resolve(spec)
      resolution ? resolution.manifests.size : 0
    end
  end

  def self.manifest(source, name, release)
    manifest = Librarian::Manifest.new(source, name)
    manifest.version = release['version']
    manifest.dependencies = release['dependencies'].map { |other, range| dependency(other, range, nil) }
    manifest
  end

  def self.dependency(name, range, source)
    Librarian::Dependency.new(name, range.empty? ? '>= 0' : range, source)
  end
end

peers = { 'semantic_puppet' => SemanticPuppetPeer, 'librarian' => LibrarianPeer }
search = peers.fetch(tool).prepare(problem)
GC.start
started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
chosen = search.call
puts "#{Process.clock_gettime(Process::CLOCK_MONOTONIC) - started} #{chosen}"
