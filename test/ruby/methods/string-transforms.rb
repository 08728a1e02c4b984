'éß'.upcase
#=> "ÉSS"

'ÀÉ'.downcase
#=> "àé"

'hello WORLD'.capitalize
#=> "Hello world"

'aBc É'.swapcase
#=> "AbC é"

'abc'.upcase!
#=> "ABC"

'ABC'.freeze.upcase!
#=> FrozenError: can't modify frozen String: "ABC"

"\0 a \0".strip
#=> "a"

"\u00a0a\u00a0".strip
#=> " a "

" a \n".lstrip
#=> "a \n"

" a \n".rstrip
#=> " a"

'a'.strip!
#=> nil

"a\r\n".chomp
#=> "a"

"a\n\r".chomp
#=> "a\n"

"a\n\n".chomp
#=> "a\n"

"a\r\n\r\n".chomp('')
#=> "a"

"a\r\n".chomp("\n")
#=> "a"

"a\n".chomp(nil)
#=> "a\n"

'a.git'.chomp('.git')
#=> "a"

'a'.chomp!
#=> nil

'a'.chomp(1)
#=> TypeError: no implicit conversion of Integer into String

"ab\r\n".chop
#=> "ab"

'é😀'.chop
#=> "é"

''.chop
#=> ""

'aé😀b'.reverse
#=> "b😀éa"

'abc'.delete_prefix('ab')
#=> "c"

'abab'.delete_suffix('ab')
#=> "ab"

'abc'.delete_suffix('')
#=> "abc"

'abc'.delete_suffix!('x')
#=> nil

'abc'.delete_prefix(nil)
#=> TypeError: no implicit conversion of nil into String

'abc'.delete_prefix
#=> ArgumentError: wrong number of arguments (given 0, expected 1)

text = 'a'; other = text; other.upcase!; text
#=> "A"
