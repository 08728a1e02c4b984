['a', 'b'].fetch(-1)
#=> "b"

[1, 2].fetch(9)
#=> IndexError: index 9 outside of array bounds: -2...2

[1, 2].fetch(-3)
#=> IndexError: index -3 outside of array bounds: -2...2

[1].fetch(5, :none)
#=> :none

[1].fetch(5, nil)
#=> nil

[1].fetch(-7) { |index| index * 2 }
#=> -14

[1].fetch('0')
#=> TypeError: no implicit conversion of String into Integer

[1].fetch(nil)
#=> TypeError: no implicit conversion from nil to integer

['a', 'b'].at(-2)
#=> "a"

[1, 2].at(2)
#=> nil

['a', 'b', 'c'].values_at(0, -1, 9)
#=> ["a", "c", nil]

['a', 'b', 'c'].values_at(1..5, 0)
#=> ["b", "c", nil, nil, nil, "a"]

[1, 2, 3][1.9]
#=> 2

[3, 2, 1].last(2)
#=> [2, 1]

[1].last(5)
#=> [1]

[1].last(0)
#=> []

[].last
#=> nil

[1].last(-1)
#=> ArgumentError: negative array size

['a', 'b', 'a'].index('a')
#=> 0

['a', 'b'].index { |one| one > 'a' }
#=> 1

[1].index(2)
#=> nil

['a', 'b', 'a'].rindex('a')
#=> 2

[1, 2, 3].rindex { |one| one < 3 }
#=> 1

[[1, :one], [2, :two], 3].assoc(2)
#=> [2, :two]

[[1, :one]].assoc(9)
#=> nil

[1, 2].slice(0, 1)
#=> [1]
