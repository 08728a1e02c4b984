"plain"
#=> "plain"

'it\'s "quoted"'
#=> "it's \"quoted\""

"tab\t newline\n return\r bell\a escape\e null\0 delete\x7F"
#=> "tab\t newline\n return\r bell\a escape\e null\u0000 delete\u007F"

"\u0001\u001F\u0085"
#=> "\u0001\u001F"

"\v\f\b"
#=> "\v\f\b"

'a\b'
#=> "a\\b"

'#{x} #$x #@x # # {'
#=> "\#{x} \#$x \#@x # # {"

'#'
#=> "#"

'#a #'
#=> "#a #"

"é 😀 €"
#=> "é 😀 €"

"\u00A0|\u00AD|\u200B|\u2028|\uFEFF|\uE000"
#=> " |­|​|\u2028|﻿|"

"\u{10FFFF}|\u0378"
#=> "\u{10FFFF}|\u0378"

''
#=> ""

:a
#=> :a

:"a b"
#=> :"a b"

:"a-b"
#=> :"a-b"

:a?
#=> :a?

:a!
#=> :a!

:a=
#=> :a=

:"a?="
#=> :"a?="

:"?"
#=> :"?"

:"="
#=> :"="

:[]
#=> :[]

:[]=
#=> :[]=

:+
#=> :+

:"&&"
#=> :"&&"

:!
#=> :!

:!=
#=> :!=

:!~
#=> :!~

:-@
#=> :-@

:~
#=> :~

:"9a"
#=> :"9a"

:@a
#=> :@a

:"@"
#=> :"@"

:"@1"
#=> :"@1"

:@@a
#=> :@@a

:$a
#=> :$a

:"$"
#=> :"$"

:$1
#=> :$1

:"é"
#=> :é

:"日本"
#=> :日本

:""
#=> :""

:A
#=> :A

:A=
#=> :A=

:"A?"
#=> :A?

:nil
#=> :nil

:"foo\nbar"
#=> :"foo\nbar"

:"say \"hi\""
#=> :"say \"hi\""

{ a: 1, 'b' => 2, nil => 3, 1 => [4] }
#=> {:a=>1, "b"=>2, nil=>3, 1=>[4]}

{ 'a b': 1, a?: 2, "é": 3 }
#=> {:"a b"=>1, :a?=>2, :é=>3}

{ a: { b: [] } }
#=> {:a=>{:b=>[]}}

{}
#=> {}

[]
#=> []

[nil, true, false, :a, 'b', 1, 1.5]
#=> [nil, true, false, :a, "b", 1, 1.5]

1..2
#=> 1..2

1...2
#=> 1...2

'a'..'b'
#=> "a".."b"

1..
#=> 1..

..1
#=> ..1

nil..nil
#=> nil..nil

(1..nil)
#=> 1..

[1.., nil]
#=> [1.., nil]

1.0
#=> 1.0

1.5e300
#=> 1.5e+300

1e15
#=> 1.0e+15

1e16
#=> 1.0e+16

123456789012345.6
#=> 123456789012345.6

1234567890123456.7
#=> 1234567890123456.8

12345678901234567.8
#=> 1.2345678901234568e+16

0.1
#=> 0.1

0.0001
#=> 0.0001

0.00001
#=> 1.0e-05

1.0e-10
#=> 1.0e-10

1.23e-5
#=> 1.23e-05

-0.0
#=> -0.0

1.0 / 0
#=> Infinity

-1.0 / 0
#=> -Infinity

0.0 / 0
#=> NaN

100.0
#=> 100.0

1e2
#=> 100.0

3.0e8
#=> 300000000.0

0.1 + 0.2
#=> 0.30000000000000004

2**64
#=> 18446744073709551616

-5
#=> -5

/a/
#=> /a/

/a\/b/i
#=> /a\/b/i

%r{a/b}mx
#=> /a\/b/mx

Regexp.new('a/b')
#=> /a\/b/

/a/mix
#=> /a/mix

"#{/a/i}"
#=> "(?i-mx:a)"

"#{/a/mix}"
#=> "(?mix:a)"

"#{[1, nil, 'a']} #{{ a: nil }} #{nil} #{:a} #{1.0} #{1..2} #{'a'..'b'}"
#=> "[1, nil, \"a\"] {:a=>nil}  a 1.0 1..2 a..b"

/(?<name>b)(c)?/.match('abc')
#=> #<MatchData "bc" name:"b">

/b(c)?/.match('ab')
#=> #<MatchData "b" 1:nil>

/b/.match('ab').to_s
#=> "b"

"#{/b/.match('abc')}"
#=> "b"

RuntimeError.new('gone')
#=> #<RuntimeError: gone>

RuntimeError.new('')
#=> RuntimeError

RuntimeError.new
#=> #<RuntimeError: RuntimeError>

ArgumentError
#=> ArgumentError

"#{ArgumentError}"
#=> "ArgumentError"

"#{ArgumentError.new('gone')}"
#=> "gone"

Kernel
#=> Kernel

JSON
#=> JSON

self
#=> main

[self]
#=> [main]

"#{self}"
#=> "main"

"\\"
#=> "\\"

"\x00"
#=> "\u0000"

"a\u0300"
#=> "à"
