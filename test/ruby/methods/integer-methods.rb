(2 ** 60 + 1).odd?
#=> true

-3.odd?
#=> true

-2.even?
#=> true

1.succ
#=> 2

(2 ** 64).succ
#=> 18446744073709551617

1.pred
#=> 0

0.next
#=> 1

65.chr
#=> "A"

300.chr
#=> RangeError: 300 out of char range

-1.chr
#=> RangeError: -1 out of char range

97.ord
#=> 97

5 & 3
#=> 1

5 | 3
#=> 7

5 ^ 3
#=> 6

-1 & 255
#=> 255

1 << 4
#=> 16

1 << -1
#=> 0

-5 >> 1
#=> -3

1 >> 100
#=> 0

1 & 1.5
#=> TypeError: 1.5 can't be coerced into Integer

255.to_s(16)
#=> "ff"

-5.to_s(2)
#=> "-101"

5.to_s(1)
#=> ArgumentError: invalid radix 1

5.to_s(37)
#=> ArgumentError: invalid radix 37

1_000.to_s
#=> "1000"
