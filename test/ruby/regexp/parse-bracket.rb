'abc123'[/[a-z&&[^b]]+/]
#=> "a"

'abc123'[/[a-z0-9&&[^a-b]]+/]
#=> "c123"

'abcd'[/[^a&&b]+/]
#=> "abcd"

'b'[/[\p{L}&&[^a]]/]
#=> "b"

'x1c'[/[a-c[x-z]]/]
#=> "x"

'a_b-c'[/[[:alnum:]_]+/]
#=> "a_b"

'a]b'[/[\]a]+/]
#=> "a]"

'a-b'[/[a\-b]+/]
#=> "a-b"

'a-b'[/[-ab]+/]
#=> "a-b"

'a-b'[/[ab-]+/]
#=> "a-b"

'+,-'[/[+--]+/]
#=> "+,-"

'-'[/[\w-]/]
#=> "-"

'^a'[/[a^]+/]
#=> "^a"

'^a'[/[\^a]+/]
#=> "^a"

'a.b'[/[.]/]
#=> "."

'a\b'[/[\\b]+/]
#=> "\\b"

"a\bb"[/[\b]/]
#=> "\b"

'Z'[/[^a-z]/i]
#=> nil

'a'[/[A-Z]/i]
#=> "a"

'a b'[/a[ ]b/x]
#=> "a b"

'a😀b'[/[😀-😎]/]
#=> "😀"

'😀a'[/[^😀]/]
#=> "a"

"\x1f"[/[\0-\x1f]/]
#=> "\u001F"

"\t"[/[\x09\u000a]/]
#=> "\t"

'é'[/[\u{e9}]/]
#=> "é"

Regexp.new('[')
#=> RegexpError: premature end of char-class: /[/

Regexp.new('[b-a]')
#=> RegexpError: empty range in char class: /[b-a]/

Regexp.new('[a-\d]')
#=> RegexpError: char-class value at end of range: /[a-\d]/

Regexp.new('\xZ')
#=> RegexpError: invalid hex escape: /\xZ/

Regexp.new('\u12')
#=> RegexpError: invalid Unicode escape: /\u12/
