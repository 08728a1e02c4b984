['a', 'b'].each.with_index(1) { |one, index| one * index }
#=> ["a", "b"]

['a', 'b'].map.with_index(1) { |one, index| one * index }
#=> ["a", "bb"]

['a', 'b'].map.with_index.to_a
#=> [["a", 0], ["b", 1]]

['a', 'b'].map.each_with_index { |one, index| [index, one] }
#=> [[0, "a"], [1, "b"]]

['a', 'b'].each_with_index.map { |one, index| "#{index}#{one}" }
#=> ["0a", "1b"]

['b', 'a'].each.with_object([]) { |one, seen| seen.unshift(one) }
#=> ["a", "b"]

[3, 4].each_entry.to_a
#=> [3, 4]

[1, 2, 3, 4].each_slice(2).map(&:sum)
#=> [3, 7]

[1, 2, 3].select.with_index { |one, index| index > 0 }
#=> [2, 3]

[4, 5].reject.with_index { |one, index| index == 0 }
#=> [5]

['a', 'b', 'c'].each_with_index.select { |one, index| index.odd? }
#=> [["b", 1]]

[1, 2, 3, 4].find_all.with_index(1) { |one, index| index == 2 }
#=> [2]

[1, 2, 3].each_slice(2).with_index.map { |pair, index| [index, pair] }
#=> [[0, [1, 2]], [1, [3]]]

['a', 'b'].each.with_index(1).to_a
#=> [["a", 1], ["b", 2]]

['a', 'b'].each_with_index.with_object([]) { |(one, index), seen| seen << one * index }
#=> ["", "b"]

{ a: 1, b: 2 }.select.with_index { |(key, value), index| index == 1 }
#=> {:b=>2}

{ a: 1 }.map.with_index(1) { |(key, value), index| [index, key, value] }
#=> [[1, :a, 1]]

{ a: 1 }.each.with_index { |(key, value), index| index }
#=> {:a=>1}

{ b: 1, a: 2 }.sort_by.with_index { |(key, value), index| -index }
#=> [[:a, 2], [:b, 1]]

[5, 6].each.with_index(1) { |one, index| break index if one == 6 }
#=> 2

3.times.with_index(1) { |one, index| break [one, index] }
#=> [0, 1]

[1, 2].find.with_index { |one, index| index == 1 }
#=> 2

['a', 'b'].each_with_index.max_by { |one, index| index }
#=> ["b", 1]

[1, 2].each.with_index('a') { |one, index| index }
#=> TypeError: no implicit conversion of String into Integer

[3, 1].map.size
#=> 2
