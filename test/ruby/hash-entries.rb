{ 1 => :whole, 1.0 => :broken, '1' => :text, :'1' => :symbol }.size
#=> 4

{ 'a' => 1, 'a' => 2 }
#=> {"a"=>2}

{ a: 1, 'a': 2 }
#=> {:a=>2}

{ nil => 1, 'nil' => 2, false => 3 }[nil]
#=> 1

{ true => 1, 'true' => 2 }[true]
#=> 1

{ [1, 'a'] => 1 }[[1, 'a']]
#=> 1

{ [1, ['a']] => 1 }[[1, 'a']]
#=> nil

{ ['a', 'b'] => 1 }[['a","b']]
#=> nil

{ ['"a'] => 1 }[['a']]
#=> nil

{ [:a] => 1 }[[':a']]
#=> nil

{ { a: 1 } => 1 }[{ a: 1 }]
#=> 1

{ { a: 1 } => 1 }[{ a: 1.0 }]
#=> nil

{ { a: 1, b: 2 } => 1 }[{ b: 2, a: 1 }]
#=> 1

{ (1..2) => 1 }[1..2]
#=> 1

{ (1..2) => 1 }[1...2]
#=> nil

{ /a/ => 1 }[/a/]
#=> 1

{ /a/ => 1 }[/a/i]
#=> nil

{ String => 1 }[String]
#=> 1

{ 2**70 => 1 }[2**70]
#=> 1

{ 0.0 => 1 }[-0.0]
#=> 1

{ 1.5 => 1 }[1.5]
#=> 1

nan = 0.0 / 0
{ nan => 1 }[nan]
#=> 1

one = -> {}
other = -> {}
{ one => 1 }[other]
#=> nil

one = -> {}
{ one => 1 }[one]
#=> 1

errors = [1, 2].map { |number| RuntimeError.new(number.to_s) }
errors.uniq.size
#=> 2

key = 'a'
hash = { key => 1 }
key.upcase!
[hash['a'], hash['A']]
#=> [1, nil]

key = [1]
hash = { key => 1 }
key << 2
hash.keys
#=> [[1, 2]]

hash = { a: 1, b: 2 }
hash.delete(:a)
hash[:a] = 3
hash
#=> {:b=>2, :a=>3}

hash = { a: 1, b: 2 }
hash[:a] = 3
hash
#=> {:a=>3, :b=>2}

hash = { 'a' => 1 }
hash.keys.first << 'b'
#=> FrozenError: can't modify frozen String: "a"

text = 'a'.freeze
{ text => 1 }.keys.first.equal?(text)
#=> true

{ __proto__: 1, constructor: 2, toString: 3 }
#=> {:__proto__=>1, :constructor=>2, :toString=>3}

({})['__proto__']
#=> nil

{ **{ a: 1 }, b: 2, **{ a: 3 } }
#=> {:a=>3, :b=>2}

{ 1 => :a, **{ b: 2 } }
#=> {1=>:a, :b=>2}
