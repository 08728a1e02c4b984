[1, 2, 3, 4].select(&:even?)
#=> [2, 4]

[1, 2, 3].filter { |one| one > 1 }
#=> [2, 3]

[1, 2, 3].find_all(&:odd?)
#=> [1, 3]

[nil, false, 0].select { |one| one }
#=> [0]

[1, 2, 3].reject(&:odd?)
#=> [2]

[1, 2, 3].find { |one| one > 1 }
#=> 2

[1].detect { |one| one > 1 }
#=> nil

[1, nil].find(&:nil?)
#=> nil

[1, 2, 3].partition { |one| one > 1 }
#=> [[2, 3], [1]]

[].partition { true }
#=> [[], []]

[].any?
#=> false

[nil, false].any?
#=> false

[nil, 1].any?
#=> true

[1, 'a'].any?(String)
#=> true

['abc'].any?(/b/)
#=> true

[1, 2].any? { |one| one > 1 }
#=> true

[].all?
#=> true

[1, nil].all?
#=> false

[1, 5].all?(1..4)
#=> false

[].none?
#=> true

[nil, false].none?
#=> true

['a'].none?(/b/)
#=> true

[1, 2].none? { |one| one > 1 }
#=> false

[nil, 1].one?
#=> true

[1, 1].one?(1)
#=> false

[1, 2.0].include?(2)
#=> true

['1'].include?(1)
#=> false

[nil].member?(nil)
#=> true

[[1, 2]].include?([1, 2.0])
#=> true

[1, 2, 1, 1.0].count(1)
#=> 3

[1, 2, 3].count(&:odd?)
#=> 2

[nil, false].count
#=> 2

[1, nil].count(nil)
#=> 1

[1, 1.0, '1', 1].uniq
#=> [1, 1.0, "1"]

['b', 'a', 'b', :b].uniq
#=> ["b", "a", :b]

[[1], [1]].uniq
#=> [[1]]

[{ a: 1, b: 2 }, { b: 2, a: 1 }].uniq
#=> [{:a=>1, :b=>2}]

['a', 'B', 'b'].uniq(&:downcase)
#=> ["a", "B"]

[].first
#=> nil

[1, 2].first(5)
#=> [1, 2]

[1, 2].first(0)
#=> []

[1, 2].first(-1)
#=> ArgumentError: negative array size

[1, 2].first('1')
#=> TypeError: no implicit conversion of String into Integer

[1, 2].first(nil)
#=> TypeError: no implicit conversion from nil to integer

[1, 2, 3].take(2)
#=> [1, 2]

[1].take(-1)
#=> ArgumentError: attempt to take negative size

[1].take
#=> ArgumentError: wrong number of arguments (given 0, expected 1)

[1, 2, 3].drop(2)
#=> [3]

[1].drop(3)
#=> []

[1].drop(-1)
#=> ArgumentError: attempt to drop negative size

[1, 2, 3, 1].take_while { |one| one < 3 }
#=> [1, 2]

[1, 2, 3, 1].drop_while { |one| one < 3 }
#=> [3, 1]

[1].drop_while { true }
#=> []

['a', 'b'].find_index('b')
#=> 1

['a', 'b'].find_index { |one| one == 'c' }
#=> nil

[nil].find_index(nil)
#=> 0

['apache', 'mysql', 1, :mysql].grep(/sql/)
#=> ["mysql", :mysql]

[1, 'a', :b, nil].grep(Integer)
#=> [1]

[1, 5, 9].grep(2..5)
#=> [5]

['a1', 'b'].grep(/(\d)/) { |one| one.upcase + $1 }
#=> ["A11"]

['a', 'b', nil].grep_v(/a/)
#=> ["b", nil]

[1, 2].grep_v(1) { |one| one * 10 }
#=> [20]

[[1, 2], [3, 4]].select { |first, second| first > 1 }
#=> [[3, 4]]

[[1, 2], [3, 4]].find { |first, second| second == 4 }
#=> [3, 4]
