'hello'.sub('l', 'L')
#=> "heLlo"

'a.b.c'.gsub('.', '-')
#=> "a-b-c"

'hello'.gsub(/[eo]/, 'e' => 3, 'x' => 4)
#=> "h3ll"

'hello'.gsub(/l/) { |found| found.upcase }
#=> "heLLo"

'hello'.gsub(/(l)(l)/, '\2-\1')
#=> "hel-lo"

'hello'.gsub(/(?<x>l)/, '<\k<x>>')
#=> "he<l><l>o"

'hello'.sub(/(?<x>h)/, '[\1]')
#=> "[]ello"

'hello'.sub(/h/, '[\k<x>]')
#=> IndexError: undefined group name reference: x

'hello'.gsub(/l/, '[\0\&\9]')
#=> "he[ll][ll]o"

'hello'.sub(/e/, "[\\`|\\']")
#=> "h[h|llo]llo"

'a-b'.gsub('-', '\\\\')
#=> "a\\b"

'a-b'.gsub('-', '\-')
#=> "a\\-b"

'hello'.gsub(/l*/, '-')
#=> "-h-e--o-"

'😀😀'.gsub('', '-')
#=> "-😀-😀-"

'hello'.gsub(/(?<a>l)/) { $~[:a] + $1 }
#=> "hellllo"

'héllo'.gsub(/l/) { $~.begin(0).to_s }
#=> "hé23o"

'ab'.gsub(/(a)|b/) { $1.inspect }
#=> "\"a\"nil"

'hello'.gsub(/l/, nil)
#=> TypeError: no implicit conversion of nil into String

'hello'.sub(/l/)
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

'hello'.sub(1, 'x')
#=> TypeError: wrong argument type Integer (expected Regexp)

'hello'.sub!('x', 'y')
#=> nil

'hello'.sub!('h', 'h')
#=> "hello"

'hello'.freeze.gsub!('x', 'y')
#=> FrozenError: can't modify frozen String: "hello"

text = 'hello'; text.gsub!('l') { 'L' }; text
#=> "heLLo"

'CamelCaseName'.gsub(/(?<!\A)[A-Z]/) { "_#{$&}" }.downcase
#=> "camel_case_name"

'a,b,,'.split(',')
#=> ["a", "b"]

'a,b,,'.split(',', -1)
#=> ["a", "b", "", ""]

',a'.split(',')
#=> ["", "a"]

'a,b,c'.split(',', 2)
#=> ["a", "b,c"]

'a,b,c'.split(',', 1)
#=> ["a,b,c"]

'a,b,'.split(',', 2)
#=> ["a", "b,"]

' a  b '.split
#=> ["a", "b"]

' a  b '.split(/ /)
#=> ["", "a", "", "b"]

' a  b '.split(' ', -1)
#=> ["a", "b", ""]

' a b c '.split(' ', 2)
#=> ["a", "b c "]

'a b'.split(nil)
#=> ["a", "b"]

'é😀a'.split('')
#=> ["é", "😀", "a"]

'abc'.split('', 2)
#=> ["a", "bc"]

'abc'.split(//, -1)
#=> ["a", "b", "c", ""]

'abc'.split(/b|/)
#=> ["a", "c"]

'a|b'.split('|')
#=> ["a", "b"]

'a1b2c'.split(/(\d)/, 2)
#=> ["a", "1", "b2c"]

'fooBarBaz'.split(/(?=[A-Z])/)
#=> ["foo", "Bar", "Baz"]

'aaa'.split('a')
#=> []

''.split(',', -1)
#=> []

'a,b'.split(1)
#=> TypeError: wrong argument type Integer (expected Regexp)

parts = []; ['a,b'.split(',') { |part| parts << part }, parts]
#=> ["a,b", ["a", "b"]]

'a1b2'.scan(/([a-z])(\d)/)
#=> [["a", "1"], ["b", "2"]]

'a.b'.scan('.')
#=> ["."]

'abc'.scan(//)
#=> ["", "", "", ""]

'abc'.scan(/z/)
#=> []

found = []; 'a1b2'.scan(/[a-z]/) { found << $& + $' }; found
#=> ["a1b2", "b2"]

'a1b2'.scan(/[a-z]/); $~[0]
#=> "b"

'hello'.partition('l')
#=> ["he", "l", "lo"]

'hello'.partition('x')
#=> ["hello", "", ""]

'hello'.partition(/l+/)
#=> ["he", "ll", "o"]

'hello'.rpartition(/l+/)
#=> ["hel", "l", "o"]

'hello'.rpartition('x')
#=> ["", "", "hello"]

'a.b.c'.rpartition('.')
#=> ["a.b", ".", "c"]

'hello'.partition(1)
#=> TypeError: wrong argument type Integer (expected Regexp)

'hello'.match('l+')
#=> #<MatchData "ll">

'hello'.match(/l/, 3).begin(0)
#=> 3

'hello'.match('(')
#=> RegexpError: end pattern with unmatched parenthesis: /(/

'hello'.match(nil)
#=> TypeError: wrong argument type nil (expected Regexp)

'hello'.match?(/l/, 4)
#=> false

'hello' =~ 'l'
#=> TypeError: type mismatch: String given

'hello' =~ nil
#=> nil

'hello'.index('l', -2)
#=> 3

'hello'.index('', 5)
#=> 5

'hello'.index('', 6)
#=> nil

'hello'.index('e', -9)
#=> nil

'hello'.index(nil)
#=> TypeError: no implicit conversion of nil into String

'aé😀b'.index('b', 2)
#=> 3

'hello'.rindex('l', 2)
#=> 2

'hello'.rindex('l', -3)
#=> 2

'hello'.rindex(/l+/)
#=> 3

'hello'.rindex('')
#=> 5

'hello'.rindex('l', 99)
#=> 3

'aé😀b'.rindex('b')
#=> 3

'abc'.start_with?('x', 'a')
#=> true

'abc'.start_with?
#=> false

'abc'.start_with?(/b/)
#=> false

'abc'.start_with?(nil)
#=> TypeError: no implicit conversion of nil into String
