a, b = 1, 2
[a, b]
#=> [1, 2]

a, b = b, a = 1, 2
[a, b]
#=> [nil, 1]

a, b = 1, 2
a, b = b, a
[a, b]
#=> [2, 1]

a, b = [1]
[a, b]
#=> [1, nil]

a, b = 1
[a, b]
#=> [1, nil]

a, b = nil
[a, b]
#=> [nil, nil]

a, b = 1, 2, 3
[a, b]
#=> [1, 2]

a, = [1, 2]
a
#=> 1

a, *b = 1, 2, 3
[a, b]
#=> [1, [2, 3]]

a, *b = 1
[a, b]
#=> [1, []]

*a, b = 1, 2, 3
[a, b]
#=> [[1, 2], 3]

*a, b, c = [1]
[a, b, c]
#=> [[], 1, nil]

a, *b, c = [1]
[a, b, c]
#=> [1, [], nil]

a, *b, c = 1, 2
[a, b, c]
#=> [1, [], 2]

*a = nil
a
#=> [nil]

*a = 1, 2
a
#=> [1, 2]

a = *nil
a
#=> []

a = *1..3
a
#=> [1, 2, 3]

a = 1, 2
a
#=> [1, 2]

a = *'x', 2
a
#=> ["x", 2]

a, (b, c), d = 1, [2, 3], 4
[a, b, c, d]
#=> [1, 2, 3, 4]

a, (b, *c), d = 1, 2
[a, b, c, d]
#=> [1, 2, [], nil]

(a, b), c = [1, 2], 3
[a, b, c]
#=> [1, 2, 3]

a, (b, (c, d)), e = 1, [2, [3, 4]], 5
[a, b, c, d, e]
#=> [1, 2, 3, 4, 5]

list = [0, 0]
list[0], list[1] = 1, 2
list
#=> [1, 2]

hash = {}
hash[:a], (hash[:b], @c) = 1, [2, 3]
[hash, @c]
#=> [{:a=>1, :b=>2}, 3]

$g, @i, C1 = 1, 2, 3
[$g, @i, C1]
#=> [1, 2, 3]

a, b = { a: 1 }
[a, b]
#=> [{:a=>1}, nil]

# The value of the whole is the right side.
(a, b = 1, 2, 3)
#=> [1, 2, 3]

(a, b = [1, 2])
#=> [1, 2]

(a, b = 5)
#=> 5

a = b = [1]
a << 2
b
#=> [1, 2]

a = (b = 1) + 1
[a, b]
#=> [2, 1]

a, b = *[1], *[2, 3]
[a, b]
#=> [1, 2]

_, b, _ = 1, 2, 3
[_, b]
#=> [3, 2]

first, *, last = [1, 2, 3, 4]
[first, last]
#=> [1, 4]

name, version = 'stdlib@1.0'.split('@')
[name, version]
#=> ["stdlib", "1.0"]

hash = Hash.new { |h, k| h[k] = [] }
hash[:x] << 1
(hash[:y] ||= []) << 2
hash
#=> {:x=>[1], :y=>[2]}

list = [1, 2, 3]
list[1], list[0] = list[0], list[1]
list
#=> [2, 1, 3]

matrix = [[1, 2], [3, 4]]
matrix[0][1] += 10
matrix[1][0] ||= 7
matrix
#=> [[1, 12], [3, 4]]

hash = { a: { b: 1 } }
hash[:a][:b] += 1
hash[:a][:c] ||= 5
hash
#=> {:a=>{:b=>2, :c=>5}}

list = [1]
list[5]&.succ
#=> nil
