double = ->(one) { one * 2 }
[double.call(2), double.(2), double[2], double.yield(2), double === 2]
#=> [4, 4, 4, 4, 4]

->(one) { one }.call
#=> ArgumentError: wrong number of arguments (given 0, expected 1)

->(one, other = 2) { [one, other] }.call(1, 2, 3)
#=> ArgumentError: wrong number of arguments (given 3, expected 1..2)

->(one, *others) { others }.call
#=> ArgumentError: wrong number of arguments (given 0, expected 1+)

->() { 1 }.call(1)
#=> ArgumentError: wrong number of arguments (given 1, expected 0)

proc { |one, other| [one, other] }.call(1)
#=> [1, nil]

proc { |one, other| [one, other] }.call([1, 2])
#=> [1, 2]

proc { |one| one }.call(1, 2)
#=> 1

proc { |one| one }.call([1, 2])
#=> [1, 2]

proc { |one, | one }.call([1, 2])
#=> 1

lambda { |one, other| [one, other] }.call([1, 2])
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

->(ref:, tag: nil) { [ref, tag] }.call(ref: 1)
#=> [1, nil]

->(ref:) { ref }.call
#=> ArgumentError: missing keyword: :ref

->(ref:) { ref }.call(ref: 1, tag: 2)
#=> ArgumentError: unknown keyword: :tag

->() { 1 }.lambda?
#=> true

proc { 1 }.lambda?
#=> false

:upcase.to_proc.lambda?
#=> true

double = ->(one) { one * 2 }
[1, 2].map(&double)
#=> [2, 4]

double = proc { |one| one * 2 }
double.to_proc.equal?(double)
#=> true

case 5
when ->(one) { one > 3 } then :large
end
#=> :large

count = 0
add = -> { count += 1 }
add.call
add.()
count
#=> 2

->(one) { return one * 2; 0 }.call(3)
#=> 6

proc { next 5; 0 }.call
#=> 5

make = ->(factor) { ->(one) { one * factor } }
make[3][4]
#=> 12

-> {}.class
#=> Proc

-> { _1 * 2 }.call(4)
#=> 8

proc { [_1, _2] }.call([1, 2])
#=> [1, 2]

proc { |(one, other), three| [one, other, three] }.call([1, 2], 3)
#=> [1, 2, 3]

x = 1
proc { |one; x| x = one }.call(5)
x
#=> 1

proc.call
#=> ArgumentError: tried to create Proc object without a block

block = proc { 1 }
block == block.dup
#=> true

method(:format).call('%02d', 3)
#=> "03"

proc { |one = 5, other| [one, other] }.call(1)
#=> [5, 1]

def twice(one) = one * 2
[1, 2].map(&method(:twice))
#=> [2, 4]

def twice(one) = one * 2
method(:twice).call
#=> ArgumentError: wrong number of arguments (given 0, expected 1)
