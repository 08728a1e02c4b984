{ a: 1, b: 2 }.select { |key, value| value > 1 }
#=> {:b=>2}

{ a: 1 }.select { |key| key == :a }
#=> {:a=>1}

{ a: 1, b: 2 }.filter { |key, value| key == :a }
#=> {:a=>1}

{ a: 1, b: 2 }.reject { |key, value| value > 1 }
#=> {:a=>1}

{ a: 2, b: 1 }.sort_by { |key, value| value }.to_h
#=> {:b=>1, :a=>2}

{ a: 1, b: 2 }.merge({ b: 3, c: 4 })
#=> {:a=>1, :b=>3, :c=>4}

{ a: 1 }.merge({ a: 2 }, { b: 3 }) { |key, old, new| [key, old, new] }
#=> {:a=>[:a, 1, 2], :b=>3}

{ a: 1 }.merge
#=> {:a=>1}

{ a: 1 }.merge(b: 2, 'c' => 3)
#=> {:a=>1, :b=>2, "c"=>3}

Hash.new(9).merge({ a: 1 })[:b]
#=> 9

{ a: 1 }.merge(nil)
#=> TypeError: no implicit conversion of nil into Hash

{ a: 1 }.merge([[:b, 2]])
#=> TypeError: no implicit conversion of Array into Hash

{ a: 1 }.transform_values { |value| value + 1 }
#=> {:a=>2}

{ a: '1', b: '2' }.transform_values(&:to_i)
#=> {:a=>1, :b=>2}

{ 'a' => 1 }.transform_keys(&:to_sym)
#=> {:a=>1}

{ a: 1, b: 2 }.transform_keys({ a: :c })
#=> {:c=>1, :b=>2}

{ a: 1, b: 2 }.transform_keys({ a: :c }) { |key| key.to_s }
#=> {:c=>1, "b"=>2}

{ a: 1, b: 2 }.transform_keys { :same }
#=> {:same=>2}

{ a: nil, b: false }.compact
#=> {:b=>false}

hash = { a: 1 }
hash.compact!
#=> nil

{ a: 1, b: 2, c: 3 }.slice(:c, :a, :x)
#=> {:c=>3, :a=>1}

{ a: 1, b: 2 }.except(:a, :x)
#=> {:b=>2}

{ a: 1, b: 1 }.invert
#=> {1=>:b}

{ a: 1 }.to_h { |key, value| [value, key] }
#=> {1=>:a}

hash = { a: 1 }
hash.to_h.equal?(hash)
#=> true

Hash.new(1).select { true }[:a]
#=> nil
