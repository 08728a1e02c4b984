'aé😀b' =~ /b/
#=> 3

/b/ =~ '😀b'
#=> 1

'😀b'.match(/b/).offset(0)
#=> [1, 2]

/a/.match('bab', 1).begin(0)
#=> 1

/a/.match('bab', -2).begin(0)
#=> 1

/a/.match('bab', 4)
#=> nil

/a/.match?('bab', 2)
#=> false

/a/.match(nil)
#=> nil

/a/.match?(nil)
#=> false

/a/ =~ nil
#=> nil

/a/ === nil
#=> false

/a/ === :cat
#=> true

/a/ === 5
#=> false

/a/ =~ 5
#=> TypeError: no implicit conversion of Integer into String

/a/.match('cat') { |match| match.pre_match }
#=> "c"

/z/.match('cat') { |match| match.pre_match }
#=> nil

/a/ == /a/
#=> true

/a/ == /a/i
#=> false

/a\/b/.source
#=> "a/b"

%r{a/b}
#=> /a\/b/

/a/mix
#=> /a/mix

/a/i.to_s
#=> "(?i-mx:a)"

/x#{/a/i}/
#=> /x(?i-mx:a)/

/#{'a.c'}/ =~ 'abc'
#=> 0

/#{Regexp.escape('a.c')}/ =~ 'abc'
#=> nil

Regexp.escape("a.b*c?[d]{e}(f)|^$-#\\/ \n\t\r\f\v é\u00a0")
#=> "a\\.b\\*c\\?\\[d\\]\\{e\\}\\(f\\)\\|\\^\\$\\-\\#\\\\/\\ \\n\\t\\r\\f\\v\\ é "

Regexp.new('a', Regexp::IGNORECASE | Regexp::EXTENDED)
#=> /a/ix

Regexp.new('a', true)
#=> /a/i

Regexp.new('a', nil)
#=> /a/

Regexp.new(/a/i)
#=> /a/i

Regexp.union('a.b', /c/i, 'd')
#=> /a\.b|(?i-mx:c)|d/

Regexp.union(['a', 'b'])
#=> /a|b/

Regexp.union(/a/)
#=> /a/

Regexp.union
#=> /(?!)/

Regexp.last_match
#=> nil

'ab' =~ /(b)/; Regexp.last_match(1)
#=> "b"

'hello'.match(/(?<r>l)(?<z>z)?/)
#=> #<MatchData "l" r:"l" z:nil>

'hello'.match(/(e)(z)?/)
#=> #<MatchData "e" 1:"e" 2:nil>

'hello'.match(/(e)(l)/)[1..2]
#=> ["e", "l"]

'hello'.match(/(e)(l)/)[1, 2]
#=> ["e", "l"]

'hello'.match(/(e)(l)/)[-1]
#=> "l"

'hello'.match(/(e)(l)/)[5]
#=> nil

'hello'.match(/(?<e>e)/)[:x]
#=> IndexError: undefined group name reference: x

'hello'.match(/(?<e>e)/).begin(:e)
#=> 1

'hello'.match(/(e)(z)?/).begin(2)
#=> nil

'hello'.match(/(e)/).end(5)
#=> IndexError: index 5 out of matches

'hello'.match(/(e)(l)/).values_at(1, -1, 7)
#=> ["e", "l", nil]

'hello'.match(/(e)(z)?/).size
#=> 3

'hello'.match(/(?<e>e)(?<z>z)?/).named_captures
#=> {"e"=>"e", "z"=>nil}

'hello'.match(/(?<e>e)/).names
#=> ["e"]

'hello'.match(/(e)/).post_match
#=> "llo"

'hello'.match(/(e)/).regexp
#=> /(e)/

'hello'.match(/(e)/).string.frozen?
#=> true

"#{'hello'.match(/l+/)}"
#=> "ll"

_, left, right = *'a-b'.match(/(\w)-(\w)/); [left, right]
#=> ["a", "b"]

'puppetlabs/stdlib'.match(%r{\A(?<owner>\w+)[-/](?<name>\w+)\z}).named_captures
#=> {"owner"=>"puppetlabs", "name"=>"stdlib"}
