'az'.succ
#=> "ba"

'Zz'.succ
#=> "AAa"

'zZ9'.succ
#=> "aaA0"

'99'.succ
#=> "100"

''.succ
#=> ""

'-'.succ
#=> "."

'***'.succ
#=> "**+"

'-9'.succ
#=> "-10"

'1.9.9'.succ
#=> "2.0.0"

'v1.9-rc9'.succ
#=> "v1.9-rd0"

'1.z9'.succ
#=> "1.aa0"

'9.z'.succ
#=> "9.aa"

'z.9'.succ
#=> "z.10"

'<<koala>>'.succ
#=> "<<koalb>>"

'1999zzz'.succ
#=> "2000aaa"

'é'.succ
#=> "ê"

'😀'.next
#=> "😁"

'z'.freeze.succ!
#=> FrozenError: can't modify frozen String: "z"

text = 'a9'; text.next!; text
#=> "b0"
