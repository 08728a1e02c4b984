'xaby' =~ /(a)(b)?(c)?/; [$~[0], $&, $`, $', $+, $1, $3, $9]
#=> ["ab", "ab", "x", "y", "b", "a", nil, nil]

'ab' =~ /(b)/; 'x' =~ /y/; [$~, $1, $&]
#=> [nil, nil, nil]

'ab' =~ /(b)/; 'x'.match?(/x/); $1
#=> "b"

'a' =~ /(a)/; nil =~ /x/; $1
#=> "a"

'ab' =~ /(?<x>b)/; [$1, $~[:x]]
#=> ["b", "b"]

if /(?<year>\d+)-(?<month>\d+)/ =~ '2020-05' then [year, month] end
#=> ["2020", "05"]

/(?<year>\d+)/ =~ 'x'; year
#=> nil

case 'foo-1.2' when /\A(\w+)-([\d.]+)\z/ then [$1, $2] end
#=> ["foo", "1.2"]

'ab'[/(b)/]; $1
#=> "b"

'ab'.start_with?(/(a)/); $1
#=> "a"

'ab'.split(/(b)/); $1
#=> nil
