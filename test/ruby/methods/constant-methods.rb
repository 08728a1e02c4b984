[Array.new(2), Array.new(2, 0), Array.new(3) { |index| index * index }, Array.new([1])]
#=> [[nil, nil], [0, 0], [0, 1, 4], [1]]

Array.new(-1)
#=> ArgumentError: negative array size

list = Array.new(2, [])
list[0] << 1
list
#=> [[1], [1]]

Array.new('3')
#=> TypeError: no implicit conversion of String into Integer

Array[1, nil]
#=> [1, nil]

Hash.new(5)[:a]
#=> 5

hash = Hash.new { |all, key| all[key] = key * 2 }
hash['a']
hash
#=> {"a"=>"aa"}

Hash.new(1) { 2 }
#=> ArgumentError: wrong number of arguments (given 1, expected 0)

[Hash[[[1, 2], [3]]], Hash[{ a: 1 }], Hash[], Hash[1, 2, 3, 4]]
#=> [{1=>2, 3=>nil}, {:a=>1}, {}, {1=>2, 3=>4}]

Hash[1, 2, 3]
#=> ArgumentError: odd number of arguments for Hash

Hash[[1]]
#=> ArgumentError: wrong element type Integer at 0 (expected array)

original = { a: 1 }
Hash[original].equal?(original)
#=> false

[Regexp.new('A', Regexp::IGNORECASE), Regexp.new('a', true), Regexp.new('a', 'false'), Regexp.new(/a/i)]
#=> [/A/i, /a/i, /a/i, /a/i]

Regexp.new('a', Regexp::EXTENDED | Regexp::MULTILINE)
#=> /a/mx

Regexp.escape("a.b*c d\n-[]{}()|^$?+\\#\t/")
#=> "a\\.b\\*c\\ d\\n\\-\\[\\]\\{\\}\\(\\)\\|\\^\\$\\?\\+\\\\\\#\\t/"

[Regexp.union, Regexp.union('a.b', /c/i), Regexp.union(%w[a b]), Regexp.union(/a/i), Regexp.union('.')]
#=> [/(?!)/, /a\.b|(?i-mx:c)/, /a|b/, /a/i, /\./]

'xab' =~ /a(b)/
[Regexp.last_match(0), Regexp.last_match(1), Regexp.last_match(2), Regexp.last_match[1]]
#=> ["ab", "b", nil, "b"]

[String.new, String.new('a').frozen?]
#=> ["", false]

text = 'x'
String.new(text) << 'y'
text
#=> "x"

String.new(5)
#=> TypeError: no implicit conversion of Integer into String

[Range.new(1, 3), Range.new(1, 3, true), Range.new('a', nil)]
#=> [1..3, 1...3, "a"..]

Proc.new
#=> ArgumentError: tried to create Proc object without a block

[String === 'a', String === :a, Comparable === 1, Enumerable === [], Object === nil, Numeric === 1.0]
#=> [true, false, true, true, true, true]

[Class === String, Module === Kernel, Class === Kernel, StandardError === KeyError.new]
#=> [true, true, false, true]

[Integer <= Numeric, Integer <= Integer, Integer < Integer, Integer < Numeric, KeyError <= IndexError]
#=> [true, true, false, true, true]

[Integer == Integer, String.equal?(String), [String, Symbol].include?(Symbol), { String => 1 }[String]]
#=> [true, true, true, 1]

[Array.name, File.to_s, "#{Hash}", KeyError.inspect]
#=> ["Array", "File", "Hash", "KeyError"]

[StandardError.new.message, StandardError.new(nil).message, StandardError.new(5).message, StandardError.exception('x').message]
#=> ["StandardError", "StandardError", "5", "x"]

[File::SEPARATOR, File::PATH_SEPARATOR, Regexp::IGNORECASE]
#=> ["/", ":", 1]

Kernel.format('%03d', 7)
#=> "007"

Kernel.raise('x')
#=> RuntimeError: x

case 5 when String then 1 when Integer then 2 end
#=> 2

Nothing
#=> NameError: uninitialized constant Nothing
