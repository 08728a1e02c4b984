[1, 2, 3].reverse
#=> [3, 2, 1]

[1, 2, 3].rotate
#=> [2, 3, 1]

[1, 2, 3].rotate(-4)
#=> [3, 1, 2]

[].rotate(3)
#=> []

[nil, false, '', 0].compact
#=> [false, "", 0]

[[1, 2], 3].to_a
#=> [[1, 2], 3]

[1, 2] <=> [1]
#=> 1

[] <=> nil
#=> nil

seen = []
['a', 'b'].each { |one| seen << one }
#=> ["a", "b"]

list = [1, 2]
list.each { |one| list << one + 2 if list.size < 5 }
#=> [1, 2, 3, 4, 5]

list = [1, 2, 3, 4]
seen = []
list.each { |one| seen << one; list.shift if one == 1 }
seen
#=> [1, 3, 4]

seen = []
['a', 'b'].each_index { |index| seen << index }
seen
#=> [0, 1]

[].empty?
#=> true

[nil].empty?
#=> false

[[], nil].size
#=> 2

[1, 2].length(3)
#=> ArgumentError: wrong number of arguments (given 1, expected 0)

[1, 2].include?
#=> ArgumentError: wrong number of arguments (given 0, expected 1)

[1, 2].sizes
#=> NoMethodError: undefined method `sizes' for [1, 2]:Array

list = %w[a b]
list.to_a.equal?(list)
#=> true

[1, 2, 3].intersect?([3, 4])
#=> true

[1, 2, 3].take_while { |one| one < 3 }.sum
#=> 3

[[:a, 1], [:b, 2]].each { |name, number| name }.to_h
#=> {:a=>1, :b=>2}

[1, 2, 3].sum.fdiv([1, 2, 3].size).round(1)
#=> 2.0
