[1] + { a: 1 }
#=> TypeError: no implicit conversion of Hash into Array

'a' + 1
#=> TypeError: no implicit conversion of Integer into String

'a' + nil
#=> TypeError: no implicit conversion of nil into String

'a' + :b
#=> TypeError: no implicit conversion of Symbol into String

'a' + true
#=> TypeError: no implicit conversion of true into String

'a' * 'b'
#=> TypeError: no implicit conversion of String into Integer

'a' * nil
#=> TypeError: no implicit conversion from nil to integer

'a' * 2.9
#=> "aa"

[1, 2].first(1.9)
#=> [1]

[1].first(true)
#=> TypeError: no implicit conversion of true into Integer

[1].first([1])
#=> TypeError: no implicit conversion of Array into Integer

[1].first(1..2)
#=> TypeError: no implicit conversion of Range into Integer

[1].first(0.0 / 0)
#=> RangeError: float NaN out of range of integer

[1].first(1e30)
#=> RangeError: float 1e+30 out of range of integer

[1].first(2**64)
#=> RangeError: bignum too big to convert into `long'

[1].first(-2**64)
#=> RangeError: bignum too big to convert into `long'

{}.merge(1)
#=> TypeError: no implicit conversion of Integer into Hash

{}.merge('a')
#=> TypeError: no implicit conversion of String into Hash

['a'].join(:-)
#=> TypeError: no implicit conversion of Symbol into String

'a'.start_with?(1)
#=> TypeError: no implicit conversion of Integer into String

'a'.send(1)
#=> TypeError: 1 is not a symbol nor a string

'a'.respond_to?(nil)
#=> TypeError: nil is not a symbol nor a string

'a'.freeze << 'b'
#=> FrozenError: can't modify frozen String: "a"

[1].freeze << 2
#=> FrozenError: can't modify frozen Array: [1]

{ a: 1 }.freeze[:a] = 2
#=> FrozenError: can't modify frozen Hash: {:a=>1}

'a'.freeze.upcase << 'b'
#=> "Ab"

:a.to_s << 'b'
#=> "ab"

'ab'.freeze.dup << 'c'
#=> "abc"

'ab'.freeze.clone << 'c'
#=> FrozenError: can't modify frozen String: "ab"

+'ab'.freeze << 'c'
#=> "abc"

(-'ab').frozen?
#=> true

[1].concat(nil)
#=> TypeError: no implicit conversion of nil into Array

[1].zip(nil)
#=> TypeError: wrong argument type NilClass (must respond to :each)

[[1, 2], 3].to_h
#=> TypeError: wrong element type Integer at 1 (expected array)

[1].values_at('a')
#=> TypeError: no implicit conversion of String into Integer

[1].insert('a', 2)
#=> TypeError: no implicit conversion of String into Integer

[1].rotate('a')
#=> TypeError: no implicit conversion of String into Integer

[[1]].flatten('a')
#=> TypeError: no implicit conversion of String into Integer

[[1]].flatten(nil)
#=> [1]
