'aaa'[/a{2}/]
#=> "aa"

'aaa'[/a{,2}/]
#=> "aa"

'aaa'[/a{2,}/]
#=> "aaa"

'aaa'[/a{2,3}?/]
#=> "aa"

'b'[/ba{2}?/]
#=> "b"

'aaaaa'[/a{2}+/]
#=> "aaaa"

'aaaaa'[/(?:a{2}){2}/]
#=> "aaaa"

'a{,}'[/a{,}/]
#=> "a{,}"

'a{x}'[/a{x}/]
#=> "a{x}"

'a{1'[/a{1/]
#=> "a{1"

'a]}'[/a]}/]
#=> "a]}"

'ab'[/a b/x]
#=> "ab"

'a b'[/a\ b/x]
#=> "a b"

'aa'[/a + # many
  $/x]
#=> "aa"

'a  +'[/a +/x]
#=> "a"

'ab'[/a(?#note)b/]
#=> "ab"

'aBC'[/a(?i)bc/]
#=> "aBC"

'aC'[/a(?i)b|c/]
#=> "aC"

'c'[/a(?i)b|c/]
#=> nil

'AbC'[/A(?i:B)C/]
#=> "AbC"

'Abc'[/A(?i:B)C/]
#=> nil

'ABC'[/a(?-i)b/i]
#=> nil

"a\nb"[/a.b/]
#=> nil

"a\nb"[/a(?m:.)b/]
#=> "a\nb"

'a-b'.match(/(?<l>\w)-(\w)/).captures
#=> ["a"]

'aa'[/(?'x'a)\k'x'/]
#=> "aa"

'aba'[/(?<l>a)(?<l>b)\k<l>/]
#=> "aba"

'b'.match(/(?<l>a)|(?<l>b)/)[:l]
#=> "b"

'aa'[/(a)\k<1>/]
#=> "aa"

'abb'[/(a)(b)\k<-1>/]
#=> "abb"

'abcdefghijj'[/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10/]
#=> "abcdefghijj"

"\t\e\0"[/\t\e\0/]
#=> "\t\e\u0000"

'A'[/\x41/]
#=> "A"

'é'[/\u00e9/]
#=> "é"

'😀'[/\u{1f600}/]
#=> "😀"

'y'[/\y/]
#=> "y"

'a/b'[%r{(a)/b}, 1]
#=> "a"

Regexp.new('(')
#=> RegexpError: end pattern with unmatched parenthesis: /(/

Regexp.new('a)')
#=> RegexpError: unmatched close parenthesis: /a)/

Regexp.new('*')
#=> RegexpError: target of repeat operator is not specified: /*/

Regexp.new('\\')
#=> RegexpError: too short escape sequence: /\/

Regexp.new('a{2,1}')
#=> RegexpError: upper is smaller than lower in repeat range: /a{2,1}/

Regexp.new('(?<1a>x)')
#=> RegexpError: invalid group name <1a>: /(?<1a>x)/

Regexp.new('(?<x>a)\k<y>')
#=> RegexpError: undefined name <y> reference: /(?<x>a)\k<y>/

Regexp.new('\1')
#=> RegexpError: invalid backref number/name: /\1/

Regexp.new('(?<a>x)\1')
#=> RegexpError: numbered backref/call is not allowed. (use name): /(?<a>x)\1/
