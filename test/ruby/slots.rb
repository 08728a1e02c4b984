# What is combined is read once and written once.
seen = []
list = [1]
(seen << 'list'; list)[(seen << 'index'; 0)] += (seen << 'value'; 1)
[list, seen]
#=> [[2], ["list", "index", "value"]]

hash = { a: false, b: nil, c: 0 }
hash[:a] ||= 1
hash[:b] ||= 2
hash[:c] ||= 3
hash
#=> {:a=>1, :b=>2, :c=>0}

hash = { a: false }
[hash[:a] &&= 1, hash[:b] ||= 2, hash[:b] += 1]
#=> [false, 2, 3]

# `||=` does not ask for a value that it does not need.
x = 1
x ||= raise('asked')
#=> 1

x = nil
x &&= raise('asked')
#=> nil

x ||= begin
  y = 2
  y + 1
end
#=> 3

hash = {}
hash[:list] = (hash[:list] || []) + [1]
hash[:list] |= [1, 2]
hash[:count] = hash[:count].to_i + 1
hash
#=> {:list=>[1, 2], :count=>1}

hash = {}
hash[:a] += 1
#=> NoMethodError: undefined method `+' for nil:NilClass

list = []
list[0] <<= 1
#=> NoMethodError: undefined method `<<' for nil:NilClass

hash = { list: [] }
hash[:list] <<= 1
hash
#=> {:list=>[1]}

text = 'a'.freeze
text <<= 'b'
#=> FrozenError: can't modify frozen String: "a"

text = 'a'
same = text
text <<= 'b'
same
#=> "ab"

x = 5
(x += 1) * 2
#=> 12

nil.foo ||= 1
#=> NoMethodError: undefined method `foo' for nil:NilClass

'a'.foo = 1
#=> NoMethodError: undefined method `foo=' for "a":String

'a'.foo += 1
#=> NoMethodError: undefined method `foo' for "a":String
