def f(a, b = a + 1, *c, d, e:, g: e * 2, **h, &i) = [a, b, c, d, e, g, h, i]
[f(1, 2, e: 3), f(1, 2, 3, e: 4), f(1, 2, 3, 4, 5, e: 6, g: 7, z: 8)]
#=> [[1, 2, [], 2, 3, 6, {}, nil], [1, 2, [], 3, 4, 8, {}, nil], [1, 2, [3, 4], 5, 6, 7, {:z=>8}, nil]]

def f(a, b = 1) = [a, b]
f
#=> ArgumentError: wrong number of arguments (given 0, expected 1..2)

def f(a, b = 1) = [a, b]
f(1, 2, 3)
#=> ArgumentError: wrong number of arguments (given 3, expected 1..2)

def f(a, *b) = [a, b]
f
#=> ArgumentError: wrong number of arguments (given 0, expected 1+)

def f = 1
f(1)
#=> ArgumentError: wrong number of arguments (given 1, expected 0)

def f(a = 1, b = 2, c) = [a, b, c]
[f(9), f(8, 9), f(7, 8, 9)]
#=> [[1, 2, 9], [8, 2, 9], [7, 8, 9]]

def f(a: 1) = a
f(b: 2)
#=> ArgumentError: unknown keyword: :b

def f(a: 1) = a
f(b: 2, c: 3)
#=> ArgumentError: unknown keywords: :b, :c

def f(a:, b:) = [a, b]
f
#=> ArgumentError: missing keywords: :a, :b

def f(a:, b:) = [a, b]
f(b: 1)
#=> ArgumentError: missing keyword: :a

def f(a:) = a
f({ a: 1 })
#=> ArgumentError: wrong number of arguments (given 1, expected 0; required keyword: a)

def f(a, b: 2) = [a, b]
f(b: 1)
#=> ArgumentError: wrong number of arguments (given 0, expected 1)

def f(a, b:) = [a, b]
f
#=> ArgumentError: wrong number of arguments (given 0, expected 1; required keyword: b)

def f(a, b = {}) = [a, b]
f('x', y: 1)
#=> ["x", {:y=>1}]

# A default sees the parameters before it, and nil in its own place.
def f(a, b = [a, defined?(c)], c = b.size) = [a, b, c]
f(1)
#=> [1, [1, nil], 2]

# A default is evaluated anew for each call.
def f(list = []) = list << 1
f
f
#=> [1]

def f(a, (b, *c), d) = [a, b, c, d]
f(1, [2, 3, 4], 5)
#=> [1, 2, [3, 4], 5]

def f((a, b)) = [a, b]
f(1)
#=> [1, nil]

def f(a, b = 2, *c)
  a = 5
  [a, b, c]
end
f(1)
#=> [5, 2, []]

x = 10
def f = defined?(x)
f
#=> nil

[[1, 2], [3, 4]].map { |a| a }
#=> [[1, 2], [3, 4]]

[[1, 2], [3, 4]].map { |a, | a }
#=> [1, 3]

[[1, 2, 3], 4].map { |a, b| [a, b] }
#=> [[1, 2], [4, nil]]

[[1, [2, 3]]].map { |a, (b, c)| [a, b, c] }
#=> [[1, 2, 3]]

[[1, 2, 3]].map { |a, *b| [a, b] }
#=> [[1, [2, 3]]]

[[1, 2, 3]].map { |*a| a }
#=> [[[1, 2, 3]]]

[[1, 2, 3]].map { |*a, b| [a, b] }
#=> [[[1, 2], 3]]

[[1, 2]].map { |a, b = 5, c = 6| [a, b, c] }
#=> [[1, 2, 6]]

[[1]].map { |a, b = 5| [a, b] }
#=> [[1, 5]]

[[1, 2]].map { |a = 9| a }
#=> [[1, 2]]

[1].map { |a, k: 7| [a, k] }
#=> [[1, 7]]

proc { |a, b| [a, b] }.call(1)
#=> [1, nil]

proc { |a, b| [a, b] }.call(1, 2, 3)
#=> [1, 2]

proc { |a| a }.call(1, 2)
#=> 1

proc { |a| a }.call([1, 2])
#=> [1, 2]

proc { |a, b| [a, b] }.call([1, 2])
#=> [1, 2]

proc { |a, b| [a, b] }.call([1, 2], 3)
#=> [[1, 2], 3]

proc { |a, k: 1| [a, k] }.call(2, k: 3)
#=> [2, 3]

proc { |k:| k }.call
#=> ArgumentError: missing keyword: :k

proc { |a, **k| [a, k] }.call(1, b: 2)
#=> [1, {:b=>2}]

proc { |a, b| [a, b] }.call(nil)
#=> [nil, nil]

lambda { |a, b| [a, b] }.call(1)
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

lambda { |a, b| [a, b] }.call([1, 2])
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

->(a, b = 2, *c, d: 4) { [a, b, c, d] }.call(1)
#=> [1, 2, [], 4]

-> { 1 }.call(2)
#=> ArgumentError: wrong number of arguments (given 1, expected 0)

->(&block) { block.call(2) }.call { |x| x + 1 }
#=> 3

[1, 2].map { _1 * 2 }
#=> [2, 4]

[[1, 2], [3, 4]].map { _1 }
#=> [[1, 2], [3, 4]]

[[1, 2], [3, 4]].map { _1 + _2 }
#=> [3, 7]

[[1, 2], [3, 4]].map { _2 }
#=> [2, 4]

-> { [_1, _2] }.call(1)
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

-> { _1 }.call([1, 2])
#=> [1, 2]

{ a: 1 }.map { [_1, _2] }
#=> [[:a, 1]]

{ a: 1 }.map { _1 }
#=> [[:a, 1]]

x = 1
[5].each { |a; x| x = a }
x
#=> 1

x = 1
[5].each { |x| x += 1 }
x
#=> 1

[[1, 2]].each_with_index.map { |(a, b), i| [a, b, i] }
#=> [[1, 2, 0]]

{ a: 1, b: 2 }.each_with_index.map { |(key, value), i| [key, value, i] }
#=> [[:a, 1, 0], [:b, 2, 1]]

{ a: 1 }.each_with_object([]) { |(key, value), list| list << key << value }
#=> [:a, 1]

{ a: 1 }.inject(0) { |sum, (_, value)| sum + value }
#=> 1

[[1, [2, [3, 4]]]].each { |a, (b, (c, d))| break [a, b, c, d] }
#=> [1, 2, 3, 4]

[[1, 2]].each { |(a, b), c| break [a, b, c] }
#=> [1, nil, 2]

def f(_, _) = 1
f(1, 2)
#=> 1

def f(a, b = a.tap { a = 5 }) = [a, b]
f(1)
#=> [5, 1]
