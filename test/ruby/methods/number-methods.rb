1 < 2.5
#=> true

1 < 'a'
#=> ArgumentError: comparison of Integer with String failed

1 < nil
#=> ArgumentError: comparison of Integer with nil failed

1.5 >= :a
#=> ArgumentError: comparison of Float with :a failed

1 <=> 'a'
#=> nil

1.eql?(1.0)
#=> false

1.equal?(1)
#=> true

1 === 1.0
#=> true

1 == '1'
#=> false

Integer === 1.0
#=> false

5.between?(1, 5)
#=> true

5.between?(6, 9)
#=> false

5.between?('a', 9)
#=> ArgumentError: comparison of Integer with String failed

5.clamp(1, 3)
#=> 3

5.clamp(7, 9)
#=> 7

5.clamp(1, 9)
#=> 5

5.clamp(..3)
#=> 3

5.clamp(7..)
#=> 7

5.clamp(1...3)
#=> ArgumentError: cannot clamp with an exclusive range

5.clamp(3, 1)
#=> ArgumentError: min argument must be smaller than max argument

3.to_f
#=> 3.0

12345678901234567890.to_f
#=> 1.2345678901234567e+19

0.zero?
#=> true

0.0.zero?
#=> true

1.positive?
#=> true

1.integer?
#=> true

1.0.integer?
#=> false

3.zero? ? 1 : 2
#=> 2

1.upcase
#=> NoMethodError: undefined method `upcase' for 1:Integer

5.dup
#=> 5

5.frozen?
#=> true

1.0 .eql?(1.0)
#=> true

10 <=> nil
#=> nil

1.next_float
#=> NoMethodError: undefined method `next_float' for 1:Integer
