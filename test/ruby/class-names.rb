[1, 1.5, 'a', :a, nil, true, false, [], {}, 1..2, /a/, -> {}].map(&:class)
#=> [Integer, Float, String, Symbol, NilClass, TrueClass, FalseClass, Array, Hash, Range, Regexp, Proc]

/a/.match('a').class
#=> MatchData

Integer.class
#=> Class

Comparable.class
#=> Module

Kernel.class
#=> Module

Enumerable.class
#=> Module

ArgumentError.class
#=> Class

ArgumentError.new.class
#=> ArgumentError

ENV.class
#=> Object

File.class
#=> Class

JSON.class
#=> Module

Integer.class.class
#=> Class

self.class
#=> Object

1.class == Integer
#=> true

1.class.name
#=> "Integer"

1.class.to_s + '!'
#=> "Integer!"

'a'.class === 'b'
#=> true

[Integer, Float].map(&:name)
#=> ["Integer", "Float"]

1.is_a?(Integer)
#=> true

1.is_a?(Numeric)
#=> true

1.5.is_a?(Integer)
#=> false

1.is_a?(Comparable)
#=> true

'a'.is_a?(Comparable)
#=> true

:a.is_a?(Comparable)
#=> true

nil.is_a?(Comparable)
#=> false

[].is_a?(Enumerable)
#=> true

{}.is_a?(Enumerable)
#=> true

(1..2).is_a?(Enumerable)
#=> true

(1..2).is_a?(Comparable)
#=> false

'a'.is_a?(Enumerable)
#=> false

1.is_a?(Kernel)
#=> true

1.is_a?(BasicObject)
#=> true

Integer.is_a?(Module)
#=> true

Integer.is_a?(Class)
#=> true

Kernel.is_a?(Class)
#=> false

Kernel.is_a?(Module)
#=> true

Integer.is_a?(Integer)
#=> false

RuntimeError.new.is_a?(Object)
#=> true

RuntimeError.new.is_a?(Kernel)
#=> true

KeyError.new.is_a?(IndexError)
#=> true

KeyError.new.is_a?(Comparable)
#=> false

Integer <= Integer
#=> true

Numeric <= Integer
#=> false

KeyError <= StandardError
#=> true

Integer == Integer
#=> true

Integer == Float
#=> false

Integer.to_s
#=> "Integer"

Integer.inspect
#=> "Integer"

"#{String}"
#=> "String"

[1, 'a', nil].group_by(&:class)
#=> {Integer=>[1], String=>["a"], NilClass=>[nil]}

case 'a'
when Integer then :number
when String, Symbol then :text
end
#=> :text

case Integer
when Class then :a_class
end
#=> :a_class

[1, 'a', :b].map { |one| one.class.name.downcase }
#=> ["integer", "string", "symbol"]

TrueClass === true
#=> true

defined?(Integer)
#=> "constant"
