nil&.upcase
#=> nil

# A safe call that is skipped does not evaluate its arguments.
seen = []
nil&.fetch(seen << 1)
seen
#=> []

nil&.a.nil?
#=> true

nil&.a.b
#=> NoMethodError: undefined method `b' for nil:NilClass

false&.to_s
#=> "false"

x = nil
x&.foo = 1
#=> nil

x = nil
x&.foo ||= 1
#=> nil

x = nil
x&.foo += 1
#=> nil

# An assignment has the value that was assigned, whatever the method gives.
hash = {}
(hash[:a] = [1]) << 2
hash
#=> {:a=>[1, 2]}

hash = Hash.new(5)
hash[:a] += 1
hash
#=> {:a=>6}

hash = Hash.new(5)
hash[:a] ||= 1
hash
#=> {}

hash = {}
hash[:a] ||= []
hash[:a] << 1
hash
#=> {:a=>[1]}

hash = { a: nil }
hash[:a] &&= 2
hash[:b] &&= 3
hash
#=> {:a=>nil}

hash = { a: 1 }
hash[:a] &&= 2
hash[:a] -= 5
hash[:a] *= 3
hash
#=> {:a=>-9}

# The key is evaluated once.
seen = []
hash = { 1 => 10 }
hash[(seen << 1).size] += 1
[hash, seen]
#=> [{1=>11}, [1]]

list = [1]
list[3] ||= 4
list[0] ||= 9
list
#=> [1, nil, nil, 4]

list = [1, 2, 3]
list[0, 2] = []
list[-1] += 1
list
#=> [4]

hash = { a: 1 }.freeze
hash[:a] ||= 2
#=> 1

hash = { a: 1 }.freeze
hash[:b] ||= 2
#=> FrozenError: can't modify frozen Hash: {:a=>1}

hash = {}
hash.default = 3
hash.default += 1
hash[:x]
#=> 4

text = 'a'
text += 'b'
text <<= 'c' rescue $!.class
text
#=> "abc"

def twice
  yield 1
  yield 2
end
list = []
twice { |x| list << x }
list
#=> [1, 2]

def twice = yield(1, 2)
twice
#=> LocalJumpError: no block given (yield)

def give = yield([1, 2])
give { |a, b| [b, a] }
#=> [2, 1]

def give = yield(1, 2)
give { |a| a }
#=> 1

def give = yield(1)
give(&->(a, b) { [a, b] })
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

def give(&block) = block
give
#=> nil

def give(&block) = [block.call, yield]
give { 7 }
#=> [7, 7]

def give(&) = take(&)
def take = yield(3)
give { |x| x + 1 }
#=> 4

def given = block_given?
[given, given {}, given(&nil), given(&:a)]
#=> [false, true, false, true]

# A block in a method sees the method's block.
def each_twice(list)
  list.each { |x| yield x * 2 }
end
seen = []
each_twice([1, 2]) { |x| seen << x }
seen
#=> [2, 4]

# `do` belongs to the first call, braces to the nearest.
def outer(x) = block_given? ? [:outer, x] : x
def inner = block_given? ? :inner : :none
[(outer inner do 1 end), (outer inner { 1 })]
#=> [[:outer, :none], :inner]

def name; end
name
#=> nil

def answer = 42
def answer() = 43
answer
#=> 43

def size?(x) = x > 1
def big!(x) = x * 10
[size?(2), big!(3)]
#=> [true, 30]

def self.hello = 'hi'
[hello, self.hello]
#=> ["hi", "hi"]

def later = earlier
def earlier = 1
later
#=> 1

def outer
  def inner = 2
  1
end
[outer, inner]
#=> [1, 2]

def value=(x)
  @value = x
  'ignored'
end
[(self.value = 5), @value]
#=> [5, 5]

def value = @value
def value=(x)
  @value = x
end
self.value ||= 1
self.value += 2
self.value &&= value * 10
value
#=> 30

def fact(n) = n < 2 ? 1 : n * fact(n - 1)
fact(25)
#=> 15511210043330985984000000

def even?(n) = n.zero? || odd?(n - 1)
def odd?(n) = !n.zero? && even?(n - 1)
even?(20)
#=> true

1.+(2)
#=> 3

-2.abs
#=> 2

- 2.abs
#=> -2

-2 ** 2
#=> -4

2 ** 3 ** 2
#=> 512

!nil == true
#=> true

not(nil)
#=> true

1 + 2 * 3 % 4 - -1
#=> 4

[1, 2].frozen?.!
#=> true

def f = [1, 2]
f[0]
#=> 1

def f(*a) = a
f [0]
#=> [[0]]

f = ->(x) { x + 1 }
[f.(1), f[2], f.call(3), f === 4]
#=> [2, 3, 4, 5]

f = ->(x) { x }
[f.yield(1), f.lambda?, proc {}.lambda?, f.to_proc.equal?(f)]
#=> [1, true, false, true]

for x in [1, 2, 3] do last = x end
[x, last]
#=> [3, 3]

(for x in 1..3 do x end)
#=> 1..3

(for a, b in { k: 1, l: 2 } do a end)
[a, b]
#=> [:l, 2]

for a, (b, *c) in [[1, [2, 3, 4]]]
end
[a, b, c]
#=> [1, 2, [3, 4]]

for x in [[1, 2], [3]]
  (seen ||= []) << x
end
seen
#=> [[1, 2], [3]]

(for x in [1, 2, 3]
  next if x == 1
  break x * 10
end)
#=> 20

for x in []
end
x
#=> nil

for x in nil
end
#=> NoMethodError: undefined method `each' for nil:NilClass

for @x, $y in [[1, 2]]
end
[@x, $y]
#=> [1, 2]

if /(?<year>\d+)-(?<month>\d+)/ =~ 'on 2024-05'
  [year, month]
end
#=> ["2024", "05"]

year = 1
/(?<year>\d+)/ =~ 'none'
year
#=> nil

/(?<year>\d+)?x/ =~ 'x'
year
#=> nil
