:a.name
#=> "a"

:a.id2name
#=> "a"

:a.to_sym.equal?(:a)
#=> true

:"foo bar".to_s
#=> "foo bar"

:a.length
#=> 1

:''.empty?
#=> true

:ab.size
#=> 2

:abc[1]
#=> "b"

:abc[0, 2]
#=> "ab"

:abc[/b./]
#=> "bc"

:abc.start_with?('ab')
#=> true

:abc.end_with?('c', 'x')
#=> true

:abc =~ /c/
#=> 2

:abc.match?(/b/)
#=> true

:abc.match(/(b)/)[1]
#=> "b"

:Abc.upcase
#=> :ABC

:Abc.downcase
#=> :abc

:abc.capitalize
#=> :Abc

:aBc.swapcase
#=> :AbC

:a.succ
#=> :b

:a9.next
#=> :b0

:a <=> nil
#=> nil

:a == :a
#=> true

%i[b a].sort
#=> [:a, :b]

%i[b a].max
#=> :b

:upcase.to_proc.call('a')
#=> "A"

:+.to_proc.call(1, 2)
#=> 3

:upcase.to_proc.call
#=> ArgumentError: no receiver given

%w[a b].map(&:upcase)
#=> ["A", "B"]

[[1, 2], [3, 4]].map(&:sum)
#=> [3, 7]

[1, 2].inject(&:+)
#=> 3

{ a: 1 }.map(&:last)
#=> [1]

:a.frozen?
#=> true

:a.to_s.frozen?
#=> false

:a + 'b'
#=> NoMethodError: undefined method `+' for :a:Symbol

:a.gsub('a', 'b')
#=> NoMethodError: undefined method `gsub' for :a:Symbol

:"a-#{1 + 1}"
#=> :"a-2"

:'a' .inspect
#=> ":a"

:a.class
#=> Symbol

:"é".length
#=> 1
