[1, 2] + [2]
#=> [1, 2, 2]

list = [1]
sum = list + [2]
sum << 3
[list, sum]
#=> [[1], [1, 2, 3]]

[1] + nil
#=> TypeError: no implicit conversion of nil into Array

[1] + 'a'
#=> TypeError: no implicit conversion of String into Array

[1, 1, 2, 1.0, '1'] - [1]
#=> [2, 1.0, "1"]

[1, 2, 3, 4].difference([2], [4, 9])
#=> [1, 3]

[3, 1, 1, 2] & [1, 3]
#=> [3, 1]

[2, 1, 2] | [3, 1]
#=> [2, 1, 3]

[1, 1].union([2], [1, 3])
#=> [1, 2, 3]

[1].union
#=> [1]

[[1, 2], [3]] * 2
#=> [[1, 2], [3], [1, 2], [3]]

['a', 'b'] * '-'
#=> "a-b"

[1] * -1
#=> ArgumentError: negative argument

[1] * nil
#=> TypeError: no implicit conversion from nil to integer

[1, [2, [nil, :three]]].join(',')
#=> "1,2,,three"

['a', 'b'].join(nil)
#=> "ab"

['a', ['b', 'c']].join
#=> "abc"

[].join('-')
#=> ""

[1, 2].join(3)
#=> TypeError: no implicit conversion of Integer into String

[1.0, true, { a: nil }, 'x'..'y'].join(' ')
#=> "1.0 true {:a=>nil} x..y"

[1, [2, [3, [4]]]].flatten
#=> [1, 2, 3, 4]

[1, [2, [3, [4]]]].flatten(1)
#=> [1, 2, [3, [4]]]

[1, [2, [3]]].flatten(-1)
#=> [1, 2, 3]

[[1, [2]]].flatten(0)
#=> [[1, [2]]]

[[1, { a: [2] }], 3..4].flatten
#=> [1, {:a=>[2]}, 3..4]

[[1, 2], [3, 4]].transpose
#=> [[1, 3], [2, 4]]

[].transpose
#=> []

[[1, 2], [3]].transpose
#=> IndexError: element size differs (1 should be 2)

[1, 2].transpose
#=> TypeError: no implicit conversion of Integer into Array

[1, 2].product(['a', 'b'])
#=> [[1, "a"], [1, "b"], [2, "a"], [2, "b"]]

[1, 2].product([])
#=> []

[1, 2].product([3], [4, 5])
#=> [[1, 3, 4], [1, 3, 5], [2, 3, 4], [2, 3, 5]]

[1, 2].product
#=> [[1], [2]]

[1, 2, 2].intersection([2, 3], [2])
#=> [2]
