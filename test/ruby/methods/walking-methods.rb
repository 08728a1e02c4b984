[1, 2].map { |one| one * 2 }
#=> [2, 4]

[[1, 2], [3, 4]].map { |one, other| one + other }
#=> [3, 7]

[[1, [2, 3]]].map { |one, (two, three)| [one, two, three] }
#=> [[1, 2, 3]]

[[1, 2]].map { |one| one }
#=> [[1, 2]]

[[1, 2]].map { |one, *others| others }
#=> [[2]]

['a', 'b'].map(&:upcase)
#=> ["A", "B"]

['1', 'x'].map(&:to_i)
#=> [1, 0]

[1, nil].map(&:upcase)
#=> NoMethodError: undefined method `upcase' for 1:Integer

[1, 2].collect { nil }
#=> [nil, nil]

[[1], [[2]], 3, nil].flat_map { |one| one }
#=> [1, [2], 3, nil]

[1, 2].flat_map { |one| [one] * one }
#=> [1, 2, 2]

['a', 'b'].each_with_index.flat_map { |one, index| [one] * index }
#=> ["b"]

[1, 2, 3].filter_map { |one| one * 2 if one.odd? }
#=> [2, 6]

[nil, false, 0].filter_map { |one| one }
#=> [0]

[1, 2, 3].inject { |sum, one| sum + one }
#=> 6

[1, 2, 3].inject(:+)
#=> 6

[1, 2, 3].reduce(10, :+)
#=> 16

[1, 2].reduce(10) { |sum, one| sum + one }
#=> 13

['a', 'b'].inject('+')
#=> "ab"

[].inject(:+)
#=> nil

[].inject(5, :+)
#=> 5

[7].inject { |one, other| raise 'never called' }
#=> 7

[[:a, 1], [:b, 2]].inject({}) { |found, (key, value)| found.merge(key => value) }
#=> {:a=>1, :b=>2}

[{ 'a' => 1 }, { 'b' => 2 }].reduce(&:merge)
#=> {"a"=>1, "b"=>2}

seen = []
['a', 'b'].each_with_index { |one, index| seen << [index, one] }
seen
#=> [[0, "a"], [1, "b"]]

['a', 'b'].each_with_index.to_a
#=> [["a", 0], ["b", 1]]

[[1, 2]].each_with_index.map { |(one, other), index| [one, other, index] }
#=> [[1, 2, 0]]

['a', 'b'].each_with_object({}) { |one, found| found[one] = one.upcase }
#=> {"a"=>"A", "b"=>"B"}

['a'].each_with_object([])  { |one, found| found = 'other' }
#=> []

[1, 2, 3].each_slice(2).to_a
#=> [[1, 2], [3]]

seen = []
[1, 2, 3].each_slice(2) { |one, other| seen << other }
seen
#=> [2, nil]

[1].each_slice(0)
#=> ArgumentError: invalid slice size

[1, 2, 3].each_cons(2).to_a
#=> [[1, 2], [2, 3]]

[1].each_cons(2).to_a
#=> []

[1].each_cons(0)
#=> ArgumentError: invalid size

seen = []
[1, 2].reverse_each { |one| seen << one }
seen
#=> [2, 1]

[1, 2].reverse_each { |one| one }
#=> [1, 2]

[1, 2, 3].reverse_each.first
#=> 3

[1, 2].zip([3, 4], [5])
#=> [[1, 3, 5], [2, 4, nil]]

[1].zip([2, 3])
#=> [[1, 2]]

[1, 2].zip
#=> [[1], [2]]

[1, 2].zip(3..4)
#=> [[1, 3], [2, 4]]

[1].zip(2)
#=> TypeError: wrong argument type Integer (must respond to :each)

seen = []
[[1, 2].zip([3, 4]) { |one, other| seen << one + other }, seen]
#=> [nil, [4, 6]]

['a', 'bb', 'c'].group_by(&:size)
#=> {1=>["a", "c"], 2=>["bb"]}

[1, 1.0, 2].group_by { |one| one }
#=> {1=>[1], 1.0=>[1.0], 2=>[2]}

[nil, 1].group_by(&:nil?)
#=> {true=>[nil], false=>[1]}

['b', 'a', 'b'].tally
#=> {"b"=>2, "a"=>1}

[1, 1.0].tally
#=> {1=>1, 1.0=>1}

[1, 2, 3].each { |one| break one * 10 if one == 2 }
#=> 20

[1, 2, 3].map { |one| next 0 if one == 2; one }
#=> [1, 0, 3]

[1, 2, 3].each_with_index.reject { |one, index| index == 1 }.map(&:first)
#=> [1, 3]

[1, 2].each_entry { |one| one }
#=> [1, 2]

list = [1, 2]
[list.to_a.equal?(list), list.entries.equal?(list)]
#=> [true, false]

[1, 2].map(&[5, 6, 7].method(:at))
#=> [6, 7]

[:a, :b].map(&{ a: 1 })
#=> [1, nil]

[1, 2].each(&:undefined_here)
#=> NoMethodError: undefined method `undefined_here' for 1:Integer
