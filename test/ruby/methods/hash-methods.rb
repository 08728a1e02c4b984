seen = []
{ a: 1, b: 2 }.each { |key, value| seen << key << value }
seen
#=> [:a, 1, :b, 2]

seen = []
{ a: 1 }.each { |pair| seen << pair }
seen
#=> [[:a, 1]]

seen = []
{ a: 1 }.each_pair { |key| seen << key }
seen
#=> [[:a, 1]]

{ a: 1 }.each { |key, value| key }
#=> {:a=>1}

{ a: 1, b: 2 }.each.with_index(1).map { |(key, value), index| [index, key, value] }
#=> [[1, :a, 1], [2, :b, 2]]

{ a: 1, b: 2 }.each_with_index.map { |(key, value), index| [index, key, value] }
#=> [[0, :a, 1], [1, :b, 2]]

{ a: 1 }.each_with_index.map { |pair, index| [index, pair] }
#=> [[0, [:a, 1]]]

seen = []
{ a: 1 }.each_key { |key| seen << key }
seen
#=> [:a]

seen = []
{ a: 1 }.each_value { |value| seen << value }
seen
#=> [1]

{ a: 1 }.map { |key, value| [key, value] }
#=> [[:a, 1]]

{ a: 1 }.map { |pair| pair }
#=> [[:a, 1]]

{ a: 1 }.map(&:first)
#=> [:a]

{ a: 1, b: 2 }.any? { |key, value| value > 1 }
#=> true

{ a: 1 }.any? { |pair| pair == [:a, 1] }
#=> true

{}.any?
#=> false

{ nil => nil }.any?
#=> true

{ a: 1 }.any?([:a, 1])
#=> true

{ a: 1, b: 2 }.all? { |key, value| value > 1 }
#=> false

{ a: 1 }.all? { |pair| pair.is_a?(Array) }
#=> true

{}.all?
#=> true

{ a: 1 }.none? { |key, value| value > 1 }
#=> true

{ a: 1 }.none?
#=> false

{ a: 1, b: 2 }.count { |key, value| value > 1 }
#=> 1

{ a: 1 }.count { |pair| pair.is_a?(Array) }
#=> 1

{ a: 1, b: 2 }.count
#=> 2

{ a: 1 }.count([:a, 1])
#=> 1

{ a: 1, b: 2 }.find_all { |key, value| value > 1 }
#=> [[:b, 2]]

{ a: 1, b: 2 }.find { |key, value| value > 1 }
#=> [:b, 2]

{ a: 1 }.find { |pair| pair.last == 1 }
#=> [:a, 1]

{ a: 1 }.detect { |key, value| value > 1 }
#=> nil

{ a: 1, b: 2 }.partition { |key, value| value > 1 }
#=> [[[:b, 2]], [[:a, 1]]]

{ a: 1 }.partition { |pair| pair.is_a?(Array) }
#=> [[[:a, 1]], []]

{ a: 1 }.filter_map { |key, value| key if value == 1 }
#=> [:a]

{ a: 1, b: 2 }.sum { |key, value| value }
#=> 3

{ a: 1, b: 2 }.inject(0) { |sum, (key, value)| sum + value }
#=> 3

{ a: 1 }.each_with_object([]) { |(key, value), seen| seen << key }
#=> [:a]

{ b: 1, a: 2 }.sort
#=> [[:a, 2], [:b, 1]]

{ a: 2, b: 1 }.min_by { |key, value| value }
#=> [:b, 1]

{ a: 2, b: 1 }.max_by(&:last)
#=> [:a, 2]

{ a: 1, b: 1 }.group_by { |key, value| value }
#=> {1=>[[:a, 1], [:b, 1]]}

{ a: [1, 2], b: [3] }.flat_map { |key, values| values }
#=> [1, 2, 3]

{ a: 1, b: 2 }.first
#=> [:a, 1]

{ a: 1, b: 2 }.first(1)
#=> [[:a, 1]]

{ a: 1 }.to_a
#=> [[:a, 1]]

{ a: 1 }.zip([2])
#=> [[[:a, 1], 2]]

{ a: 1 }.find_index([:a, 1])
#=> 0

{ a: 1, b: 2 }.each_slice(2).to_a
#=> [[[:a, 1], [:b, 2]]]

{ a: 1, b: 2 }.reduce { |one, other| one + other }
#=> [:a, 1, :b, 2]

{ a: 1, b: 2 }.eql?({ b: 2, a: 1 })
#=> true

{ a: 1 }.keyz
#=> NoMethodError: undefined method `keyz' for {:a=>1}:Hash

{ a: 1 }.sum
#=> TypeError: Array can't be coerced into Integer

{ a: { b: 1 } }.to_a.flatten
#=> [:a, {:b=>1}]

Hash[[[:a, 1], [:b, 2]]]
#=> {:a=>1, :b=>2}

{ a: 1, b: 2 }.uniq { |key, value| value.odd? }
#=> [[:a, 1], [:b, 2]]

{ 'x' => 1 }.each_entry.to_a
#=> [["x", 1]]

hash = { a: 1 }
hash.each { copy = hash.dup; copy[:b] = 2 }
#=> {:a=>1}

hash = { a: 1 }
begin
  hash.each { raise 'gone' }
rescue RuntimeError
  hash[:b] = 2
end
hash
#=> {:a=>1, :b=>2}

hash = { a: 1 }
hash.each { hash.each { |key, value| key }; hash[:b] = 2 }
#=> RuntimeError: can't add a new key into hash during iteration

hash = { a: 1 }
hash.each { hash.merge!({ b: 2 }) }
#=> RuntimeError: can't add a new key into hash during iteration
