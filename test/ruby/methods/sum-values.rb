[1, 2].sum
#=> 3

[].sum
#=> 0

[1, 2].sum(0.5)
#=> 3.5

[0.1, 0.2, 0.3].sum
#=> 0.6

[0.1] * 3 == [0.1, 0.1, 0.1] && ([0.1] * 10).sum
#=> 1.0

[1, 0.5, 2].sum
#=> 3.5

['a', 'b'].sum
#=> TypeError: String can't be coerced into Integer

['a', 'b'].sum('')
#=> "ab"

[[1], [2]].sum([])
#=> [1, 2]

['a', 'bb'].sum(&:size)
#=> 3

[1, nil].sum
#=> TypeError: nil can't be coerced into Integer
