lists = Hash.new { |hash, key| hash[key] = [] }
lists[:a] << 1
lists
#=> {:a=>[1]}

hash = {}
hash[:b] = 1
hash[:a] = 2
hash[:b] = 3
hash
#=> {:b=>3, :a=>2}

hash = {}
hash.store('a', 1)
#=> 1

hash = { a: 1, b: 2, c: 3 }
seen = []
hash.each { |key, value| seen << key; hash.delete(:b) }
seen
#=> [:a, :c]

hash = { a: 1 }
hash.each { |key, value| hash[:b] = 2 }
#=> RuntimeError: can't add a new key into hash during iteration

hash = { a: 1 }
hash.each { |key, value| hash[key] = 2 }
hash
#=> {:a=>2}

hash = { a: 1 }
hash.each_value { |value| hash[:b] = 2 }
#=> RuntimeError: can't add a new key into hash during iteration

hash = { a: 1, b: 2 }
[hash.select! { true }, hash.select! { |key, value| value > 1 }, hash]
#=> [nil, {:b=>2}, {:b=>2}]

hash = { a: 1, b: 2 }
[hash.reject! { false }, hash.reject! { |key, value| value > 1 }, hash]
#=> [nil, {:a=>1}, {:a=>1}]

hash = { a: 1, b: 2 }
[hash.keep_if { |key, value| value > 1 }, hash.delete_if { true }]
#=> [{}, {}]

hash = { a: 1, b: 2 }
hash.filter! { |key, value| key == :b }
#=> {:b=>2}

hash = { a: 1 }
[hash.merge!({ b: 2 }), hash]
#=> [{:a=>1, :b=>2}, {:a=>1, :b=>2}]

hash = { a: 1 }
hash.update({ a: 2 }, { a: 3 }) { |key, old, new| old + new }
#=> {:a=>6}

hash = { a: 1 }
hash.replace({ b: 2 })
hash
#=> {:b=>2}

hash = { a: 1 }
same = hash
hash.clear
same
#=> {}

hash = { a: 1 }
hash.transform_values! { |value| value * 2 }
hash
#=> {:a=>2}

hash = { a: 1, b: 2 }
hash.transform_keys!(&:to_s)
hash
#=> {"a"=>1, "b"=>2}

hash = { a: 1 }
[hash.delete(:a), hash.delete(:a), hash]
#=> [1, nil, {}]

{ a: 1 }.delete(:b) { |key| "no #{key}" }
#=> "no b"

Hash.new(5).delete(:a)
#=> nil

hash = { b: 1, a: 2 }
[hash.shift, hash]
#=> [[:b, 1], {:a=>2}]

{}.shift
#=> nil

hash = {}
hash.default = 5
hash[:a]
#=> 5

hash = Hash.new { 1 }
hash.default = 2
hash[:a]
#=> 2

{ a: 1 }.freeze[:b] = 2
#=> FrozenError: can't modify frozen Hash: {:a=>1}

{ a: 1 }.freeze.delete(:b)
#=> FrozenError: can't modify frozen Hash: {:a=>1}

{ a: 1 }.freeze.merge({ b: 2 })
#=> {:a=>1, :b=>2}

{ a: 1 }.freeze.merge!({})
#=> FrozenError: can't modify frozen Hash: {:a=>1}

hash = {}.freeze
hash.default = 1
#=> FrozenError: can't modify frozen Hash: {}

hash = { a: 1 }
hash[:b] ||= 2
hash[:a] &&= 5
hash[:c] = hash[:a] + 1
hash
#=> {:a=>5, :b=>2, :c=>6}
