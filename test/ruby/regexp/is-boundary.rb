"a\nb" =~ /^b/
#=> 2

"a\nb" =~ /a$/
#=> 0

"a\nb"[/\Ab/]
#=> nil

"a\r\n"[/a$/]
#=> nil

"a\n" =~ /a\z/
#=> nil

"a\n" =~ /a\Z/
#=> 0

"a\n\n" =~ /a\Z/
#=> nil

"a\nb\n".gsub(/^/, '> ')
#=> "> a\n> b\n"

"a\n".scan(/$/).length
#=> 2

''.scan(/^$/).length
#=> 1

'foo bar' =~ /\bbar\b/
#=> 4

'foobar' =~ /\Bbar/
#=> 3

'aé' =~ /a\b/
#=> nil

'😀' =~ /\b/
#=> nil

'𝒜b'[/\bb/]
#=> nil

''[/\b/]
#=> nil

''[/\B/]
#=> ""
