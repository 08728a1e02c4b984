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
