[*nil, *[], *1, *'a', *:b, *1.5, *true]
#=> [1, "a", :b, 1.5, true]

[*{ a: 1, b: 2 }]
#=> [[:a, 1], [:b, 2]]

[*1..3, *'a'..'c']
#=> [1, 2, 3, "a", "b", "c"]

[*(1...1)]
#=> []

[*[[1, 2], 3]]
#=> [[1, 2], 3]

a = [1, 2]
[0, *a, 3, *a.map { |x| x * 10 }]
#=> [0, 1, 2, 3, 10, 20]

[*'a b'.split, *%w[c d]]
#=> ["a", "b", "c", "d"]

a = [1]
b = [*a]
b << 2
a
#=> [1]

*a, b = *[1, 2], 3
[a, b]
#=> [[1, 2], 3]

%w[a b].then { |x| [*x, *x] }
#=> ["a", "b", "a", "b"]

[*-> { 1 }].size
#=> 1

[*1.5..2]
#=> TypeError: can't iterate from Float

[*nil..2]
#=> TypeError: can't iterate from NilClass

case 3
when *1..5 then 'within'
end
#=> "within"

{ **{ a: 1 }, b: 2, **{ a: 3 } }
#=> {:a=>3, :b=>2}

{ a: 1, **{} }
#=> {:a=>1}

{ **nil.to_h, 'k' => 1 }
#=> {"k"=>1}

{ **[] }
#=> TypeError: no implicit conversion of Array into Hash

{ **'a' }
#=> TypeError: no implicit conversion of String into Hash
