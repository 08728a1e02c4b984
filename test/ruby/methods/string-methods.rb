'a' + nil
#=> TypeError: no implicit conversion of nil into String

'a' + 1
#=> TypeError: no implicit conversion of Integer into String

'a' * -1
#=> ArgumentError: negative argument

'ab' * 0
#=> ""

'abc' <=> 'ab'
#=> 1

'a' <=> 1
#=> nil

'a' < 1
#=> ArgumentError: comparison of String with 1 failed

'a' < nil
#=> ArgumentError: comparison of String with nil failed

"\u{10000}" > "\uffff"
#=> true

'b'.between?('a', 'b')
#=> true

'a' == :a
#=> false

'_'.casecmp('A')
#=> -1

'É'.casecmp('é')
#=> -1

'É'.casecmp?('é')
#=> true

'A'.casecmp?(1)
#=> nil

'aé😀b'.length
#=> 4

'aé😀b'.bytesize
#=> 8

text = 'a'; text << 233; text
#=> "aé"

text = 'a'; text << -1
#=> RangeError: -1 out of char range

text = 'a'; text << :b
#=> TypeError: no implicit conversion of Symbol into String

text = 'a'; text.concat(text, text)
#=> "aaa"

text = 'a'; other = text; other << 'b'; text
#=> "ab"

text = 'a'; other = text; other += 'b'; text
#=> "a"

'a'.freeze << 'b'
#=> FrozenError: can't modify frozen String: "a"

(+'a'.freeze).frozen?
#=> false

(-'a').frozen?
#=> true

'a'.frozen?
#=> false

'a'.freeze.dup.frozen?
#=> false

'abc'.include?(/b/)
#=> TypeError: no implicit conversion of Regexp into String

'abc'.end_with?('x', 'bc')
#=> true

'abc'.end_with?
#=> false

'abc'.end_with?('')
#=> true

'é'.ascii_only?
#=> false

'aé😀'.chars
#=> ["a", "é", "😀"]

'abc'.each_char { |character| character }
#=> "abc"

"a\n\nb".lines
#=> ["a\n", "\n", "b"]

"a\r\nb\n".lines(chomp: true)
#=> ["a", "b"]

"a\nb".lines(chomp: false)
#=> ["a\n", "b"]

'a,b,c'.lines(',')
#=> ["a,", "b,", "c"]

'a,b'.lines(',', chomp: true)
#=> ["a", "b"]

''.lines
#=> []

lines = []; "a\nb".each_line(chomp: true) { |line| lines << line }; lines
#=> ["a", "b"]

''.ord
#=> ArgumentError: empty string

'😀'.ord
#=> 128512

'éa'.chr
#=> "é"

'-0b'.hex
#=> -11

'0x1A'.hex
#=> 26

'a b'.to_sym
#=> :"a b"

'a'.replace('b')
#=> "b"

text = 'a'; text.clear; text
#=> ""

text = 'c'; text.prepend('a', 'b'); text
#=> "abc"

text = 'ad'; text.insert(1, 'bc'); text
#=> "abcd"

text = 'ad'; text.insert(-1, 'x'); text
#=> "adx"

text = 'ad'; text.insert(-2, 'x'); text
#=> "axd"

text = 'ad'; text.insert(3, 'x')
#=> IndexError: index 3 out of string

text = 'ad'; text.insert(-4, 'x')
#=> IndexError: index -3 out of string

'a'.freeze.insert(0, 'b')
#=> FrozenError: can't modify frozen String: "a"

'abc'.center(8, '12')
#=> "12abc121"

'abc'.center(6)
#=> " abc  "

'abc'.rjust(6, '12')
#=> "121abc"

'abc'.ljust(2)
#=> "abc"

'abc'.ljust(5, '')
#=> ArgumentError: zero width padding

'😀'.rjust(3, '.')
#=> "..😀"

texts = []; '9'.upto('11') { |text| texts << text }; texts
#=> ["9", "10", "11"]

texts = []; 'a'.upto('c', true) { |text| texts << text }; texts
#=> ["a", "b"]

"e\u0301" == "\u00e9"
#=> false

'a'.foo
#=> NoMethodError: undefined method `foo' for "a":String
