7 / 2
#=> 3

-7 / 2
#=> -4

7 / -2
#=> -4

7 / 2.0
#=> 3.5

1 / 0
#=> ZeroDivisionError: divided by 0

1 / 0.0
#=> Infinity

-1 / 0.0
#=> -Infinity

0 / 0.0
#=> NaN

7 % 3
#=> 1

-7 % 3
#=> 2

7 % -3
#=> -2

7 % 0
#=> ZeroDivisionError: divided by 0

7 % 0.0
#=> ZeroDivisionError: divided by 0

-7.5 % 2
#=> 0.5

5 % (1 / 0.0)
#=> 5.0

-5 % (1 / 0.0)
#=> Infinity

6.0 % -3
#=> 0.0

7.div(2)
#=> 3

7.5.div(2)
#=> 3

-7.5.div(2)
#=> -4

7.div(0.0)
#=> ZeroDivisionError: divided by 0

7.0.div(0)
#=> ZeroDivisionError: divided by 0

7.divmod(-2)
#=> [-4, -1]

7.5.divmod(2)
#=> [3, 1.5]

-7.divmod(2.0)
#=> [-4, 1.0]

7.modulo(-3)
#=> -2

7.fdiv(2)
#=> 3.5

1.fdiv(0)
#=> Infinity

2 ** 10
#=> 1024

2 ** 0
#=> 1

2 ** 0.5
#=> 1.4142135623730951

2.0 ** 3
#=> 8.0

0 ** 0
#=> 1

2 ** 100
#=> 1267650600228229401496703205376

10.pow(2)
#=> 100

2 ** 64 + 1
#=> 18446744073709551617

1 + 2.0
#=> 3.0

10 ** 20 * 1.0
#=> 1.0e+20

1 + nil
#=> TypeError: nil can't be coerced into Integer

1 + '1'
#=> TypeError: String can't be coerced into Integer

1.5 * 'a'
#=> TypeError: String can't be coerced into Float

1 - [1]
#=> TypeError: Array can't be coerced into Integer

-(5)
#=> -5

5.-@
#=> -5

+5
#=> 5

- 0.0
#=> -0.0

2 ** 70 > 2.0 ** 70
#=> false

-5.abs
#=> 5

-5.5.magnitude
#=> 5.5

-0.0.negative?
#=> false

-1.negative?
#=> true

-8 ** (1.0 / 3)
#=> -2.0
