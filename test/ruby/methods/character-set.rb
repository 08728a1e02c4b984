'hello'.tr('el', 'ip')
#=> "hippo"

'hello'.tr('a-y', 'b-z')
#=> "ifmmp"

'hello'.tr('elo', '1')
#=> "h1111"

'hello'.tr('el', '')
#=> "ho"

'hello'.tr('', 'x')
#=> "hello"

'hello'.tr('^l', '*')
#=> "**ll*"

'hello'.tr('^lo', 'xy')
#=> "yyllo"

'a^b'.tr('^', '-')
#=> "a-b"

'a-b-c'.tr('-', '_')
#=> "a_b_c"

'a/b\c'.tr('/\\', '-')
#=> "a-b-c"

'a-b'.tr('a\-b', '123')
#=> "123"

'aba'.tr('aa', 'xy')
#=> "yby"

'abcd'.tr('abc', 'A-B')
#=> "ABBd"

'hello'.tr('b-a', 'x')
#=> ArgumentError: invalid range "b-a" in string transliteration

'héllo'.tr('é', 'e')
#=> "hello"

'hello'.tr('l')
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

'hello'.tr!('x', 'y')
#=> nil

'hello'.count('a-y', '^l')
#=> 3

'hello'.count('')
#=> 0

'hello'.count
#=> ArgumentError: wrong number of arguments (given 0, expected 1+)

'a-b_c'.count('-_')
#=> 2

'a-b_c'.count('a\-c')
#=> 3

'a^b'.delete('b^')
#=> "a"

'he-l^lo'.delete('^a-z')
#=> "hello"

'hello'.delete('a-k', '^e')
#=> "ello"

'hello'.delete
#=> ArgumentError: wrong number of arguments (given 0, expected 1+)

'aabbcc'.squeeze
#=> "abc"

'aabbcc'.squeeze('a-b', 'b-c')
#=> "aabcc"

'abc'.squeeze!
#=> nil
