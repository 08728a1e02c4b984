list = ['a', 'b', 'c']
[list[0], list[-1], list[2], list[3], list[-4]]
#=> ["a", "c", "c", nil, nil]

list = ['a', 'b', 'c']
[list[1, 1], list[1, 9], list[1, 0], list[-2, 1]]
#=> [["b"], ["b", "c"], [], ["b"]]

[1, 2, 3][3, 1]
#=> []

[1, 2, 3][4, 1]
#=> nil

[1, 2, 3][-4, 2]
#=> nil

[1, 2, 3][0, -1]
#=> nil

list = ['a', 'b', 'c']
[list[0..1], list[0...1], list[1..], list[..1], list[..-2], list[...-1]]
#=> [["a", "b"], ["a"], ["b", "c"], ["a", "b"], ["a", "b"], ["a", "b"]]

list = ['a', 'b', 'c']
[list[-2..-1], list[-2..], list[2..0], list[-1..0]]
#=> [["b", "c"], ["b", "c"], [], []]

[1, 2, 3][3..]
#=> []

[1, 2, 3][4..]
#=> nil

[1, 2, 3][-4..1]
#=> nil

[1, 2, 3][0..-9]
#=> []

[1, 2, 3][1.2..2.9]
#=> [2, 3]

[1, 2, 3][nil..]
#=> [1, 2, 3]

[1, 2]['0']
#=> TypeError: no implicit conversion of String into Integer

[1, 2][nil]
#=> TypeError: no implicit conversion from nil to integer

[1, 2][0, nil]
#=> TypeError: no implicit conversion from nil to integer

[1, 2]['a'..'b']
#=> TypeError: no implicit conversion of String into Integer

[1, 2][:a]
#=> TypeError: no implicit conversion of Symbol into Integer

[][0]
#=> nil

[][0, 1]
#=> []

[][0..]
#=> []

[][1..]
#=> nil

'abc'[1, 9]
#=> "bc"

'abc'[3]
#=> nil

'abc'[3, 1]
#=> ""

'abc'[3..]
#=> ""

'abc'[4..]
#=> nil

'abc'[-2..]
#=> "bc"

'a€😀b'[2]
#=> "😀"

'a€😀b'[1..2]
#=> "€😀"

'a€😀b'[-2, 1]
#=> "😀"

[1, 2, 3][0, 2**70]
#=> RangeError: bignum too big to convert into `long'

[1][2**70]
#=> RangeError: bignum too big to convert into `long'
