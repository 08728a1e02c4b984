1 == 1.0
#=> true

2**53 + 1 == (2**53 + 1).to_f
#=> false

2**53 == (2**53).to_f
#=> true

nan = 0.0 / 0
nan == nan
#=> false

0.0 == -0.0
#=> true

'1' == 1
#=> false

'a' == 'A'
#=> false

'é' == "e\u0301"
#=> false

:a == 'a'
#=> false

nil == false
#=> false

[] == nil
#=> false

[1, [2.0]] == [1.0, [2]]
#=> true

[1, 2] == [1, 2, 3]
#=> false

{ a: 1 } == { a: 1.0 }
#=> true

{ a: 1, b: 2 } == { b: 2, a: 1 }
#=> true

{ a: 1 } == { 'a' => 1 }
#=> false

{ a: 1 } == { a: 1, b: nil }
#=> false

(1..2) == (1.0..2.0)
#=> true

(1..2) == (1...2)
#=> false

/a/ == /a/
#=> true

/a/ == /a/i
#=> false

String == String
#=> true

Integer == Numeric
#=> false

(1..3) == [1, 2, 3]
#=> false

one = [1]
one == one.dup
#=> true

a = RuntimeError.new('x')
a == RuntimeError.new('x')
#=> true

-> {} == -> {}
#=> false

[1, 1.5, 2**70].max
#=> 1180591620717411303424

1 <=> 1.5
#=> -1

2**70 <=> 1.0
#=> 1

nan = 0.0 / 0
1 <=> nan
#=> nil

1 <=> '1'
#=> nil

'a' <=> 'b'
#=> -1

'a' <=> 'B'
#=> 1

'a' <=> 'a '
#=> -1

'' <=> 'a'
#=> -1

'10' <=> '9'
#=> -1

'é' <=> 'z'
#=> 1

'😀' <=> "\uFF5E"
#=> 1

'a😀' <=> "a\u{1F601}"
#=> -1

:a <=> :b
#=> -1

:a <=> 'a'
#=> nil

nil <=> nil
#=> 0

nil <=> 1
#=> nil

true <=> true
#=> 0

true <=> false
#=> nil

[1, 2] <=> [1, 3]
#=> -1

[1] <=> [1, 0]
#=> -1

[1, 'a'] <=> [1, 2]
#=> nil

[[1]] <=> [[2]]
#=> -1

[nil] <=> [nil]
#=> 0

{ a: 1 } <=> { a: 1 }
#=> 0

{ a: 1 } <=> { a: 2 }
#=> nil

String <=> String
#=> 0

(1..3) === 2.5
#=> true

(1...3) === 3
#=> false

(1..) === 5
#=> true

(..3) === 4
#=> false

(nil..nil) === 5
#=> true

(1..3) === '2'
#=> false

('a'..'c') === 'b'
#=> true

('a'..'c') === 'bb'
#=> true

('a'..'c') === nil
#=> false

(1.0..2.0) === 1
#=> true

Integer === 1
#=> true

Numeric === 1.5
#=> true

Float === 1
#=> false

Comparable === 'a'
#=> true

Comparable === :a
#=> true

Comparable === nil
#=> false

Enumerable === {}
#=> true

Enumerable === 'a'
#=> false

Object === nil
#=> true

BasicObject === nil
#=> true

Kernel === 1
#=> true

Class === Integer
#=> true

Module === Integer
#=> true

Class === Kernel
#=> false

Module === Kernel
#=> true

StandardError === RuntimeError.new
#=> true

Kernel === RuntimeError.new
#=> true

RuntimeError === StandardError.new
#=> false

Exception === SystemExit.new
#=> true

Proc === -> {}
#=> true

NilClass === nil
#=> true

Integer === Integer
#=> false

Hash === []
#=> false

if 0 then :yes else :no end
#=> :yes

if '' then :yes else :no end
#=> :yes

if [] then :yes else :no end
#=> :yes

if nil then :yes else :no end
#=> :no
