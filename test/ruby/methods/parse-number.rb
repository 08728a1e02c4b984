Integer('42')
#=> 42

Integer(' -42 ')
#=> -42

Integer('+7')
#=> 7

Integer('1_000')
#=> 1000

Integer('1__000')
#=> ArgumentError: invalid value for Integer(): "1__000"

Integer('_1')
#=> ArgumentError: invalid value for Integer(): "_1"

Integer('1_')
#=> ArgumentError: invalid value for Integer(): "1_"

Integer('0x1f')
#=> 31

Integer('-0x1F')
#=> -31

Integer('0b1_01')
#=> 5

Integer('0o17')
#=> 15

Integer('017')
#=> 15

Integer('0_7')
#=> 7

Integer('08')
#=> ArgumentError: invalid value for Integer(): "08"

Integer('0d19')
#=> 19

Integer('00')
#=> 0

Integer('0')
#=> 0

Integer('0x')
#=> ArgumentError: invalid value for Integer(): "0x"

Integer('')
#=> ArgumentError: invalid value for Integer(): ""

Integer('1.5')
#=> ArgumentError: invalid value for Integer(): "1.5"

Integer('12abc')
#=> ArgumentError: invalid value for Integer(): "12abc"

Integer("1\n")
#=> 1

Integer("1\n2")
#=> ArgumentError: invalid value for Integer(): "1\n2"

Integer('- 1')
#=> ArgumentError: invalid value for Integer(): "- 1"

Integer('1 2')
#=> ArgumentError: invalid value for Integer(): "1 2"

Integer('12345678901234567890')
#=> 12345678901234567890

Integer('x', exception: false)
#=> nil

Integer(nil)
#=> TypeError: can't convert nil into Integer

Integer([1])
#=> TypeError: can't convert Array into Integer

Integer(1.9)
#=> 1

Float('1.5')
#=> 1.5

Float(' 1e3 ')
#=> 1000.0

Float('1_000.5')
#=> 1000.5

Float('.5')
#=> 0.5

Float('1.')
#=> ArgumentError: invalid value for Float(): "1."

Float('1.e5')
#=> ArgumentError: invalid value for Float(): "1.e5"

Float('1e')
#=> ArgumentError: invalid value for Float(): "1e"

Float('')
#=> ArgumentError: invalid value for Float(): ""

Float('-0')
#=> -0.0

Float('Infinity')
#=> ArgumentError: invalid value for Float(): "Infinity"

Float('1__0')
#=> ArgumentError: invalid value for Float(): "1__0"

Float('1.5x')
#=> ArgumentError: invalid value for Float(): "1.5x"

Float('1._5')
#=> ArgumentError: invalid value for Float(): "1._5"

Float('1_.5')
#=> ArgumentError: invalid value for Float(): "1_.5"

Float(nil)
#=> TypeError: can't convert nil into Float

Float('x', exception: false)
#=> nil

Float(3)
#=> 3.0

'42abc'.to_i
#=> 42

'abc'.to_i
#=> 0

''.to_i
#=> 0

' 42'.to_i
#=> 42

"\n42".to_i
#=> 42

'-42'.to_i
#=> -42

'- 42'.to_i
#=> 0

'1_000'.to_i
#=> 1000

'1__000'.to_i
#=> 1

'_1'.to_i
#=> 0

'0x1A'.to_i
#=> 0

'0x1A'.to_i(16)
#=> 26

'1A'.to_i(16)
#=> 26

'0b11'.to_i(2)
#=> 3

'12'.to_i(2)
#=> 1

'017'.to_i
#=> 17

'017'.to_i(8)
#=> 15

'0o17'.to_i(8)
#=> 15

'1.9'.to_i
#=> 1

'1e3'.to_i
#=> 1

'z'.to_i(36)
#=> 35

'-0x1A'.to_i(16)
#=> -26

'1.5abc'.to_f
#=> 1.5

'abc'.to_f
#=> 0.0

'.5'.to_f
#=> 0.5

'1.'.to_f
#=> 1.0

'1e3'.to_f
#=> 1000.0

'1e'.to_f
#=> 1.0

'1.e3'.to_f
#=> 1.0

'1_0.5'.to_f
#=> 10.5

'1__0.5'.to_f
#=> 1.0

' -2.5 '.to_f
#=> -2.5

'1,5'.to_f
#=> 1.0

'0x1A'.to_f
#=> 0.0

'5.10.3'.to_f
#=> 5.1

'Infinity'.to_f
#=> 0.0
