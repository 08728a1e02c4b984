[1, 3, 2].sort { |one, other| other <=> one }
#=> [3, 2, 1]

[3, 1].sort { |one, other| (one - other) * 0.1 }
#=> [1, 3]

[3, 1, 2].sort { |one, other| one > other ? 2**70 : -2**70 }
#=> [1, 2, 3]

[1, 2].sort { nil }
#=> ArgumentError: comparison of Integer with 2 failed

['a', 'b'].sort { nil }
#=> ArgumentError: comparison of String with String failed

[1, 2].sort { 'a' }
#=> ArgumentError: comparison of String with 0 failed

['10.0.0', '9.0.0'].sort_by { |version| version.split('.').map(&:to_i) }
#=> ["9.0.0", "10.0.0"]

['bb', 'a', 'ccc'].sort_by { |one| -one.size }
#=> ["ccc", "bb", "a"]

['a', 'b'].sort_by { |one| one == 'a' ? 1 : nil }
#=> ArgumentError: comparison of Integer with nil failed

['a', 'b'].sort_by { |one| [one == 'a' ? 1 : 0, one] }
#=> ["b", "a"]

[].max_by { |one| one }
#=> nil

['b', 'aa'].max { |one, other| one.size <=> other.size }
#=> "aa"

['bb', 'a'].min { |one, other| one.size <=> other.size }
#=> "a"

[3, 1, 2].min(2)
#=> [1, 2]

[3, 1, 2].max(2)
#=> [3, 2]

[1].max(3)
#=> [1]

['bb', 'a', 'cc'].max_by(&:size)
#=> "bb"

['bb', 'a', 'c'].min_by(&:size)
#=> "a"

[1, 2].max_by { |one| one == 1 ? 'a' : 1 }
#=> ArgumentError: comparison of Integer with String failed

[3, 1, 2].minmax
#=> [1, 3]

[].minmax
#=> [nil, nil]

[[1, 'x'], [0, 'y']].min_by { |number, text| number }
#=> [0, "y"]

[3, 1, 2].sort.reverse
#=> [3, 2, 1]

[3, 1, 2].sort_by { |one| -one }.first(2)
#=> [3, 2]

list = [2, 1]
list.sort
list
#=> [2, 1]

[1, 2, 3].max_by(2) { |one| -one }
#=> [1, 2]

[2, 1].sort(1)
#=> ArgumentError: wrong number of arguments (given 1, expected 0)
