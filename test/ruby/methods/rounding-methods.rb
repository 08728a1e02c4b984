1.9.to_i
#=> 1

-1.9.truncate
#=> -1

1.55.truncate(1)
#=> 1.5

(0.0 / 0).to_i
#=> FloatDomainError: NaN

(1.0 / 0).to_i
#=> FloatDomainError: Infinity

(-1.0 / 0).round
#=> FloatDomainError: -Infinity

2.5.round
#=> 3

-2.5.round
#=> -3

3.5.round
#=> 4

0.5.round
#=> 1

2.675.round(2)
#=> 2.68

1.005.round(2)
#=> 1.01

1.0e-7.round(2)
#=> 0.0

1.0e25.round(2)
#=> 1.0e+25

1234.567.round(-2)
#=> 1200

15.round(-1)
#=> 20

14.round(-1)
#=> 10

-15.round(-1)
#=> -20

15.round(1)
#=> 15

1234.floor(-2)
#=> 1200

-1234.floor(-2)
#=> -1300

1234.ceil(-2)
#=> 1300

2.1.ceil
#=> 3

-2.1.floor
#=> -3

2.19.floor(1)
#=> 2.1

2.11.ceil(1)
#=> 2.2

2.0.ceil(1)
#=> 2.0

0.1.floor(20)
#=> 0.1

10.0.round(1)
#=> 10.0

2.4.round(0)
#=> 2

1e20.to_i
#=> 100000000000000000000

3.7 .floor
#=> 3

10.fdiv(3).round(3)
#=> 3.333

3.14.to_i.to_s.rjust(3, '0')
#=> "003"
