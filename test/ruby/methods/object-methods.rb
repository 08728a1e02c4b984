'a' == :a
#=> false

'a'.eql?('a')
#=> true

'a'.equal?('a')
#=> false

:a.equal?(:a)
#=> true

1.5.equal?(1.5)
#=> true

text = 'a'
text.equal?(text)
#=> true

1 != 2
#=> true

'a' !~ /b/
#=> true

nil.!
#=> true

Object === 1
#=> true

1 <=> 1
#=> 0

'a' <=> nil
#=> nil

(1..2) <=> (1..2)
#=> 0

(1..2) <=> (1..3)
#=> nil

1.is_a?(1)
#=> TypeError: class or module required

1.is_a?('Integer')
#=> TypeError: class or module required

1.kind_of?(Object)
#=> true

1.instance_of?(Numeric)
#=> false

1.instance_of?(Integer)
#=> true

1.instance_of?('Integer')
#=> TypeError: class or module required

'a'.respond_to?(:upcase)
#=> true

'a'.respond_to?('map')
#=> false

nil.respond_to?(:foo)
#=> false

[].respond_to?(:puts)
#=> false

1.class
#=> Integer

nil.class.name
#=> "NilClass"

'a'.freeze.frozen?
#=> true

'a'.frozen?
#=> false

[1].frozen?
#=> false

[:a.frozen?, 1.frozen?, nil.frozen?, 1.5.frozen?, (1..2).frozen?, /a/.frozen?]
#=> [true, true, true, true, true, true]

proc {}.frozen?
#=> false

list = ['a']
list.freeze
list.first << 'b'
list
#=> ["ab"]

text = 'a'.freeze
text.dup << 'b'
#=> "ab"

text = 'a'.freeze
text.clone << 'b'
#=> FrozenError: can't modify frozen String: "a"

text = 'a'.freeze
text.clone(freeze: false) << 'b'
#=> "ab"

[1].freeze.dup.frozen?
#=> false

[1].freeze.clone.frozen?
#=> true

{}.freeze.clone.frozen?
#=> true

list = ['a']
copy = list.dup
copy << 'b'
list
#=> ["a"]

list = ['a']
list.dup.first << 'b'
list
#=> ["ab"]

hash = Hash.new(5)
hash.dup[:a]
#=> 5

hash = { a: 1 }
copy = hash.clone
copy[:a] = 2
hash
#=> {:a=>1}

hash = { a: [1] }
hash.dup[:a] << 2
hash
#=> {:a=>[1, 2]}

5.itself
#=> 5

5.tap { |one| one + 1 }
#=> 5

5.then { |one| one + 1 }
#=> 6

5.yield_self { |one| one * 2 }
#=> 10

seen = []
[1].tap { |list| seen.concat(list) }.push(2)
#=> [1, 2]

'a'.send(:upcase)
#=> "A"

'a'.public_send('center', 3, '*')
#=> "*a*"

[1, 2].send(:map) { |one| one * 2 }
#=> [2, 4]

[3, 1].send(:[], 0)
#=> 3

'a'.__send__(:*, 2)
#=> "aa"

'a'.send(:nothing)
#=> NoMethodError: undefined method `nothing' for "a":String

%w[a b].map(&'x'.method(:+))
#=> ["xa", "xb"]

5.method(:+).call(3)
#=> 8

1.to_s
#=> "1"

:a.to_s
#=> "a"

[1, nil].to_s
#=> "[1, nil]"

({ a: nil }).to_s
#=> "{:a=>nil}"

1.5.inspect
#=> "1.5"

'a'.display
#=> nil

1.foo
#=> NoMethodError: undefined method `foo' for 1:Integer

nil.foo(1)
#=> NoMethodError: undefined method `foo' for nil:NilClass

'abc'.foo
#=> NoMethodError: undefined method `foo' for "abc":String

[1].foo
#=> NoMethodError: undefined method `foo' for [1]:Array

({ a: 1 }).foo
#=> NoMethodError: undefined method `foo' for {:a=>1}:Hash

:a.foo
#=> NoMethodError: undefined method `foo' for :a:Symbol

(1..2).foo
#=> NoMethodError: undefined method `foo' for 1..2:Range

1.5.foo
#=> NoMethodError: undefined method `foo' for 1.5:Float

true.foo
#=> NoMethodError: undefined method `foo' for true:TrueClass

/a/.foo
#=> NoMethodError: undefined method `foo' for /a/:Regexp

self.to_s
#=> "main"

self.inspect
#=> "main"

'a'.itself.equal?('a')
#=> false

'a'.tap
#=> LocalJumpError: no block given (yield)

5.then(1)
#=> ArgumentError: wrong number of arguments (given 1, expected 0)

'a'.instance_of?(nil)
#=> TypeError: class or module required

nil.is_a?(NilClass) && nil.instance_of?(NilClass)
#=> true

[1].eql?([1.0])
#=> false

[1] == [1.0]
#=> true

[1].equal?([1])
#=> false
