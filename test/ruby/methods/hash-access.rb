{ a: 1 }[:a]
#=> 1

{ a: 1 }['a']
#=> nil

{ 1 => 'whole' }[1.0]
#=> nil

Hash.new(0)[:a]
#=> 0

counts = Hash.new(0)
counts[:a] += 1
counts
#=> {:a=>1}

Hash.new { |hash, key| key.to_s * 2 }.fetch(:a)
#=> KeyError: key not found: :a

{ 'a' => 1 }.fetch('b')
#=> KeyError: key not found: "b"

{ a: 1 }.fetch(:b, nil)
#=> nil

{ a: nil }.fetch(:a, 2)
#=> nil

{ a: 1 }.fetch(:b) { |key| key.to_s }
#=> "b"

{ a: 1 }.fetch
#=> ArgumentError: wrong number of arguments (given 0, expected 1..2)

{ a: 1, b: 2 }.fetch_values(:b, :a)
#=> [2, 1]

{ a: 1 }.fetch_values(:a, :b)
#=> KeyError: key not found: :b

{ a: 1 }.fetch_values(:b) { |key| key }
#=> [:b]

{ a: 1, b: 2 }.values_at(:b, :c)
#=> [2, nil]

{ a: 1, b: 1 }.key(1)
#=> :a

{ a: 1 }.key(2)
#=> nil

{ a: nil }.key?(:a)
#=> true

Hash.new(1).key?(:a)
#=> false

{ a: 1 }.include?('a')
#=> false

{ a: 1 }.has_value?(1.0)
#=> true

{ a: 1 }.value?(2)
#=> false

{ b: 1, a: 2 }.keys
#=> [:b, :a]

{ b: 1, a: 2 }.values
#=> [1, 2]

{}.empty?
#=> true

{ a: 1, 'a' => 2 }.size
#=> 2

key = 'a'
hash = { key => 1 }
key << 'b'
[hash, hash.keys.first.frozen?]
#=> [{"a"=>1}, true]

key = ['a']
hash = { key => 1 }
hash[['a']]
#=> 1

Hash.new(5).default
#=> 5

Hash.new { 1 }.default
#=> nil

{ { a: 1, b: 2 } => :found }[{ b: 2, a: 1 }]
#=> :found

{ a: 1 }.length.zero?
#=> false

{ a: 1 }.assoc(:a)
#=> [:a, 1]

{ b: 1 }.key?
#=> ArgumentError: wrong number of arguments (given 0, expected 1)
