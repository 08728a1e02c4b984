(0.0 / 0).nan?
#=> true

1.0.finite?
#=> true

(1.0 / 0).infinite?
#=> 1

1.0.infinite?
#=> nil

1.0.even?
#=> NoMethodError: undefined method `even?' for 1.0:Float

1.5.succ
#=> NoMethodError: undefined method `succ' for 1.5:Float

1.0 & 1
#=> NoMethodError: undefined method `&' for 1.0:Float

1.5.to_s
#=> "1.5"

100.0.to_s
#=> "100.0"

1e16.to_s
#=> "1.0e+16"

1e15.to_s
#=> "1.0e+15"

1e-5.to_s
#=> "1.0e-05"

0.0001.to_s
#=> "0.0001"

123456789.123456789.to_s
#=> "123456789.12345679"
