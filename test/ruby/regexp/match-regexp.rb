'aXbX'[/a.*?X/]
#=> "aX"

'aXbX'[/a.*X/]
#=> "aXbX"

'aaa'[/a+?\z/]
#=> "aaa"

'aaa'[/a??/]
#=> ""

'aaa'[/a*+a/]
#=> nil

'aaab'[/a?+ab/]
#=> "aab"

'aab'[/(?>a+)ab/]
#=> nil

'ab'[/(?:a|ab)\z/]
#=> "ab"

'foobar'[/foo(?=bar)/]
#=> "foo"

'foobar'[/foo(?!bar)/]
#=> nil

'price 100'[/(?<=price )\d+/]
#=> "100"

'price 100'[/(?<!price )\d+/]
#=> "00"

'xabc'[/(?<=a|xab)c/]
#=> "c"

'x😀a'[/(?<=😀)a/]
#=> "a"

'aab'[/(?<=(a))b/, 1]
#=> "a"

'abcabc'.scan(/(?=(abc))/)
#=> [["abc"], ["abc"]]

'abAB'[/(ab)\1/i]
#=> "abAB"

'x'.match(/(a)?x\1/)
#=> nil

'aba'.match(/(?:(a)|b)*/).to_a
#=> ["aba", "a"]

'ab'.match(/(?:(a)|(b))*/).to_a
#=> ["ab", "a", "b"]

'aaaa'[/(a{2}){2}/, 1]
#=> "aa"

'ac'.match(/(?:(?=(a))ab|a)c/).to_a
#=> ["ac", nil]

'ac'.match(/(?:(?>(a))b|a)c/).to_a
#=> ["ac", nil]

'ab'.match(/(?!(a)c)a/).to_a
#=> ["a", nil]

'xay'[/x(?:(?!y).)*y/]
#=> "xay"

'aa'[/(?:a*)*\z/]
#=> "aa"

'ab'[/(?:a|b|)*/]
#=> "ab"

'😀'[/^.$/]
#=> "😀"

'abc'[//]
#=> ""

('a' * 50_000)[/a*\z/].length
#=> 50000

('ab' * 100)[/\A(?:ab)*\z/].length
#=> 200
