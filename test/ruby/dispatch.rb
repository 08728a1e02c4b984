nil.foo
#=> NoMethodError: undefined method `foo' for nil:NilClass

true.foo
#=> NoMethodError: undefined method `foo' for true:TrueClass

5.foo
#=> NoMethodError: undefined method `foo' for 5:Integer

1.5.foo
#=> NoMethodError: undefined method `foo' for 1.5:Float

'text'.foo
#=> NoMethodError: undefined method `foo' for "text":String

:sym.foo
#=> NoMethodError: undefined method `foo' for :sym:Symbol

[1, 'a', nil].foo
#=> NoMethodError: undefined method `foo' for [1, "a", nil]:Array

{ a: 1 }.foo
#=> NoMethodError: undefined method `foo' for {:a=>1}:Hash

(1..2).foo
#=> NoMethodError: undefined method `foo' for 1..2:Range

Kernel.foo
#=> NoMethodError: undefined method `foo' for Kernel:Module

'é'.foo
#=> NoMethodError: undefined method `foo' for "é":String

/a/.foo
#=> NoMethodError: undefined method `foo' for /a/:Regexp

ArgumentError.new('x').foo
#=> NoMethodError: undefined method `foo' for #<ArgumentError: x>

nil + 1
#=> NoMethodError: undefined method `+' for nil:NilClass

nil[0]
#=> NoMethodError: undefined method `[]' for nil:NilClass

nil[0] = 1
#=> NoMethodError: undefined method `[]=' for nil:NilClass

-nil
#=> NoMethodError: undefined method `-@' for nil:NilClass

-'a'.foo
#=> NoMethodError: undefined method `foo' for "a":String

1 + nil
#=> TypeError: nil can't be coerced into Integer

1 + 'a'
#=> TypeError: String can't be coerced into Integer

'a' + 1
#=> TypeError: no implicit conversion of Integer into String

[1] + nil
#=> TypeError: no implicit conversion of nil into Array

[1].first(1, 2)
#=> ArgumentError: wrong number of arguments (given 2, expected 0..1)

{}.fetch
#=> ArgumentError: wrong number of arguments (given 0, expected 1..2)

[].push.pop(1, 2)
#=> ArgumentError: wrong number of arguments (given 2, expected 0..1)

'a'.send(:upcase)
#=> "A"

'a'.send('+', 'b')
#=> "ab"

'a'.public_send(:center, 3, '*')
#=> "*a*"

'a'.__send__(:nosuch)
#=> NoMethodError: undefined method `nosuch' for "a":String

'a'.send(5)
#=> TypeError: 5 is not a symbol nor a string

[3, 1].send(:sort) { |a, b| b <=> a }
#=> [3, 1]

[1, 2].send(:map) { |x| x * 2 }
#=> [2, 4]

def hello(x) = "hi #{x}"
[send(:hello, 1), method(:hello).call(2), self.hello(3)]
#=> ["hi 1", "hi 2", "hi 3"]

def hello(x) = "hi #{x}"
%w[a b].map(&method(:hello))
#=> ["hi a", "hi b"]

[1, 2].map(&10.method(:+))
#=> [11, 12]

['a'.respond_to?(:upcase), 'a'.respond_to?('nosuch'), nil.respond_to?(:nil?), [].respond_to?(:each)]
#=> [true, false, true, true]

def hello = 1
[respond_to?(:hello, true), respond_to?(:nosuch), respond_to?(:puts, true)]
#=> [true, false, true]

[1.respond_to?(:+), 1.respond_to?(:upcase), {}.respond_to?(:keys), :a.respond_to?(:to_proc)]
#=> [true, false, true, true]

def upcase = 'mine'
['a'.upcase, upcase]
#=> ["A", "mine"]

def puts(x) = "my #{x}"
puts 1
#=> "my 1"

def to_s = 'me'
"#{self}".class
#=> String

1.then { |x| x + 1 }
#=> 2

[1.tap { |x| x + 1 }, 'a'.itself]
#=> [1, "a"]

'a'.instance_of?(String) && !'a'.instance_of?(Object)
#=> true

['a'.is_a?(Comparable), 1.is_a?(Numeric), [].is_a?(Enumerable), nil.is_a?(NilClass), 1.kind_of?(Float)]
#=> [true, true, true, true, false]

'a'.is_a?('String')
#=> TypeError: class or module required

['a' != 'b', 'a' !~ /b/, nil !~ /b/, 1 != 1.0]
#=> [true, true, true, false]

[1 <=> 'a', nil <=> nil, 'a' <=> 'b', :a <=> :b, [1] <=> [2], true <=> false]
#=> [nil, 0, -1, -1, -1, nil]

[1 === 1, 'a' === 'a', :a === 'a', nil === nil, Integer === 1, (1..3) === 2, /a/ === 'cat', /a/ === nil]
#=> [true, true, false, true, true, true, true, false]

[1.eql?(1.0), 1 == 1.0, 'a'.equal?('a'), :a.equal?(:a), 1.equal?(1)]
#=> [false, true, false, true, true]

a = [1]
[a.equal?(a), a.equal?([1]), a.dup.equal?(a), a.eql?([1]), a.eql?([1.0]), a == [1.0]]
#=> [true, false, false, true, false, true]

['a'.frozen?, :a.frozen?, 1.frozen?, nil.frozen?, [].frozen?, 'a'.freeze.frozen?, (1..2).frozen?]
#=> [false, true, true, true, false, true, true]

[1.class, 1.5.class, 'a'.class, :a.class, nil.class, true.class, [].class, {}.class, (1..2).class, /a/.class, -> {}.class, String.class, Kernel.class]
#=> [Integer, Float, String, Symbol, NilClass, TrueClass, Array, Hash, Range, Regexp, Proc, Class, Module]

# A name that could be a variable is a NameError, a call a NoMethodError.
[-> { foo }, -> { foo() }, -> { foo(1) }, -> { self.foo }, -> { foo {} }, -> { foo.bar }].map do |l|
  l.call
rescue NameError => error
  [error.class, error.name]
end
#=> [[NameError, :foo], [NoMethodError, :foo], [NoMethodError, :foo], [NoMethodError, :foo], [NoMethodError, :foo], [NameError, :foo]]

# A variable does not hide the method of its name.
def size(x = 0) = x
size = 5
[size, size(), size(3)]
#=> [5, 0, 3]

foo = 1
foo(2) rescue $!.class
#=> NoMethodError
