'hello'[-1]
#=> "o"

'hello'[5]
#=> nil

'hello'[5, 2]
#=> ""

'hello'[6, 2]
#=> nil

'hello'[1, -1]
#=> nil

'hello'[1..-2]
#=> "ell"

'hello'[...-1]
#=> "hell"

'hello'[-3..]
#=> "llo"

'hello'[5..]
#=> ""

'hello'[6..]
#=> nil

'hello'[3..1]
#=> ""

'hello'['ell']
#=> "ell"

'hello'['xx']
#=> nil

'hello'[/(h)(e)/, 2]
#=> "e"

'hello'[/(?<first>h)/, 'first']
#=> "h"

'hello'[/(h)/, -1]
#=> "h"

'hello'[/z/, 1]
#=> nil

'hello'[/(h)/, 5]
#=> nil

'hello'[:a]
#=> TypeError: no implicit conversion of Symbol into Integer

'aé😀b'[1..2]
#=> "é😀"

''[0]
#=> nil

''[0, 1]
#=> ""

text = 'hello'; text[0] = 'J'; text
#=> "Jello"

text = 'hello'; text[1, 3] = ''; text
#=> "ho"

text = 'hello'; text[1..2] = 'XX'; text
#=> "hXXlo"

text = 'hello'; text[-1] = 'p!'; text
#=> "hellp!"

text = 'aa'; text['a'] = '$&'; text
#=> "$&a"

text = 'hello'; text[/(l)(l)/, 1] = 'L'; text
#=> "heLlo"

text = 'hello'; text[5] = 'x'; text
#=> "hellox"

text = 'hello'; text[6] = 'x'
#=> IndexError: index 6 out of string

text = 'hello'; text[-6] = 'x'
#=> IndexError: index -6 out of string

text = 'hello'; text[7..] = 'x'
#=> RangeError: 7.. out of range

text = 'hello'; text['zz'] = 'x'
#=> IndexError: string not matched

text = 'hello'; text[/z/] = 'x'
#=> IndexError: regexp not matched

text = 'hello'; text[0] = 5
#=> TypeError: no implicit conversion of Integer into String

'hello'.freeze[0] = 'x'
#=> FrozenError: can't modify frozen String: "hello"

text = 'hello'; [text.slice!(1..2), text]
#=> ["el", "hlo"]

text = 'hello'; [text.slice!(/l+/), text]
#=> ["ll", "heo"]

text = 'hello'; [text.slice!('z'), text]
#=> [nil, "hello"]
