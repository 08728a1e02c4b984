list = [1]
list << 2 << 3
#=> [1, 2, 3]

list = [1]
list.push(2, 3).append(4)
#=> [1, 2, 3, 4]

list = [3]
list.unshift(1, 2)
#=> [1, 2, 3]

list = [3]
list.prepend
#=> [3]

first = ['a']
second = first
second << 'b'
first
#=> ["a", "b"]

first = ['a']
second = first
second += ['b']
first
#=> ["a"]

list = [1, 2, 3]
[list.pop, list.pop(5), list.pop, list]
#=> [3, [1, 2], nil, []]

list = [1, 2, 3]
[list.shift, list.shift(5), list.shift, list.shift(1)]
#=> [1, [2, 3], nil, []]

[1].pop(-1)
#=> ArgumentError: negative array size

[1].shift(-1)
#=> ArgumentError: negative array size

list = [1, 2, 3]
[list.pop(0), list.shift(0), list]
#=> [[], [], [1, 2, 3]]

list = [1, 4]
list.insert(1, 2, 3)
#=> [1, 2, 3, 4]

list = [1, 3]
list.insert(-2, 2)
#=> [1, 2, 3]

list = [1]
list.insert(-1, 2)
#=> [1, 2]

list = [1]
list.insert(3, 2)
#=> [1, nil, nil, 2]

[1].insert(-3, 2)
#=> IndexError: index -3 too small for array; minimum: -2

[1].insert(7)
#=> [1]

list = [1]
list.concat([2], [3, 4])
#=> [1, 2, 3, 4]

list = [1, 2]
list.concat(list)
#=> [1, 2, 1, 2]

[1].concat(2)
#=> TypeError: no implicit conversion of Integer into Array

list = [1]
list.concat
#=> [1]

list = [1]
[list.replace([2, 3]), list]
#=> [[2, 3], [2, 3]]

list = [1]
same = list
list.clear
same
#=> []

list = [1, 2, 1.0, 3]
[list.delete(1), list]
#=> [1.0, [2, 3]]

[1].delete(2)
#=> nil

[1].delete(2) { |one| "no #{one}" }
#=> "no 2"

list = ['a', 'b', 'c']
[list.delete_at(-2), list.delete_at(9), list.delete_at(-9), list]
#=> ["b", nil, nil, ["a", "c"]]

list = [1, 2, 3, 4]
list.delete_if(&:even?)
#=> [1, 3]

list = [1, 2, 3, 4]
list.keep_if(&:even?)
#=> [2, 4]

list = [2, 3, 1]
[list.sort!, list]
#=> [[1, 2, 3], [1, 2, 3]]

list = ['bb', 'a']
list.sort! { |one, other| one.size <=> other.size }
#=> ["a", "bb"]

list = ['bb', 'a']
list.sort_by!(&:size)
#=> ["a", "bb"]

list = [1, 2]
list.map! { |one| one * 2 }
list
#=> [2, 4]

list = [1, 2, 3]
[list.select! { |one| one > 1 }, list.select! { |one| one > 1 }, list]
#=> [[2, 3], nil, [2, 3]]

list = [1, 2, 3]
[list.filter!(&:odd?), list.filter!(&:odd?)]
#=> [[1, 3], nil]

list = [1, 2, 3]
[list.reject!(&:even?), list.reject!(&:even?), list]
#=> [[1, 3], nil, [1, 3]]

list = [1, 1]
[list.uniq!, list.uniq!, list]
#=> [[1], nil, [1]]

list = ['a', 'B', 'b']
list.uniq!(&:downcase)
#=> ["a", "B"]

list = [nil, 1]
[list.compact!, list.compact!]
#=> [[1], nil]

list = [[1], [2]]
[list.flatten!, list]
#=> [[1, 2], [1, 2]]

[1, 2].flatten!
#=> nil

list = [[1, [2]]]
list.flatten!(1)
#=> [1, [2]]

[[]].flatten!
#=> []

list = [1, 2]
[list.reverse!, list]
#=> [[2, 1], [2, 1]]

list = [1, 2, 3]
list.rotate!
#=> [2, 3, 1]

list = [1, 2, 3, 4]
[list.slice!(1, 2), list]
#=> [[2, 3], [1, 4]]

list = [1, 2, 3]
[list.slice!(-1), list.slice!(9), list]
#=> [3, nil, [1, 2]]

list = [1, 2, 3]
[list.slice!(1..), list.slice!(5..)]
#=> [[2, 3], nil]

list = [1]
list[3] = 4
list
#=> [1, nil, nil, 4]

list = [1, 2]
list[-1] = 'b'
list
#=> [1, "b"]

list = [1, 2]
list[-3] = 0
#=> IndexError: index -3 too small for array; minimum: -2

list = [1, 2, 3, 4]
list[1, 2] = 'x'
list
#=> [1, "x", 4]

list = [1, 2, 3, 4]
list[1..2] = ['x', 'y', 'z']
list
#=> [1, "x", "y", "z", 4]

list = [1, 2, 3]
list[1, 1] = []
list
#=> [1, 3]

list = [1, 2, 3]
list[0...1] = nil
list
#=> [nil, 2, 3]

list = [1, 2]
list[1, 0] = [8, 9]
list
#=> [1, 8, 9, 2]

list = [1]
list[3, 1] = 'x'
list
#=> [1, nil, nil, "x"]

list = [1]
list[3..4] = ['x', 'y']
list
#=> [1, nil, nil, "x", "y"]

list = [1]
list[2..] = 3
list
#=> [1, nil, 3]

[1][0, -1] = 2
#=> IndexError: negative length (-1)

[1][-3..0] = 2
#=> RangeError: -3..0 out of range

[1][-3, 1] = 2
#=> IndexError: index -3 too small for array; minimum: -1

list = [1, 2]
list[1.9] = 'x'
list
#=> [1, "x"]

[1]['0'] = 2
#=> TypeError: no implicit conversion of String into Integer

list = [1]
list[0] ||= 2
list[1] ||= 3
list[0] += 4
list
#=> [5, 3]

list = [1].freeze
list << 2
#=> FrozenError: can't modify frozen Array: [1]

%w[a].freeze.map!(&:upcase)
#=> FrozenError: can't modify frozen Array: ["a"]

[1].freeze.clear
#=> FrozenError: can't modify frozen Array: [1]

[[1].freeze].flatten.push(2)
#=> [1, 2]

[1].freeze.concat
#=> FrozenError: can't modify frozen Array: [1]

[3, 1].freeze.sort!
#=> FrozenError: can't modify frozen Array: [3, 1]

list = [1, 2, 3]
list.freeze.sort
list.frozen?
#=> true

list = [1, 2, 3, 4]
list.each { |one| list.delete(one) }
list
#=> [2, 4]
