def names(*all) = all
list = ['b', 'c']
names('a', *list, *nil, *'d', *1..2, *{ e: 1 })
#=> ["a", "b", "c", "d", 1, 2, [:e, 1]]

def names(*all) = all
names(*[], **{})
#=> []

def names(*all) = all
names(a: 1, 'b' => 2)
#=> [{:a=>1, "b"=>2}]

def names(*all) = all
names(*[1, { a: 2 }])
#=> [1, {:a=>2}]

# A splat copies: the list stays as it was.
def grow(*all) = all.push('c')
list = ['a']
grow(*list)
list
#=> ["a"]

def options(name, **options) = [name, options]
defaults = { tag: '1', ref: 'x' }
options('a', ref: 'y', **defaults, tag: '2')
#=> ["a", {:ref=>"x", :tag=>"2"}]

def options(**options) = options.delete(:tag)
given = { tag: '1' }
options(**given)
given
#=> {:tag=>"1"}

def options(**options) = options
options('tag' => 1)
#=> {"tag"=>1}

def order(*all) = all
seen = []
order(seen.push(1).size, seen.push(2).size, key: seen.push(3).size)
#=> [1, 2, {:key=>3}]

def options(**options) = options
options(**nil.to_h, a: 1)
#=> {:a=>1}

def options(**options) = options
options(**5)
#=> TypeError: no implicit conversion of Integer into Hash

def all(...) = take(...)
def take(*args, **options, &block) = [args, options, block&.call]
[all(1, a: 2) { 3 }, all]
#=> [[[1], {:a=>2}, 3], [[], {}, nil]]

def all(first, ...) = take(0, ...)
def take(*args, **options) = [args, options]
all(1, 2, a: 3)
#=> [[0, 2], {:a=>3}]

def take(name, options) = [name, options]
take 'a', ref: 'b', tag: 'c'
#=> ["a", {:ref=>"b", :tag=>"c"}]

def take(name, options = {}) = [name, options]
take('a', **{})
#=> ["a", {}]

def take(list) = list
x = 1
y = 2
take(x:, y:)
#=> {:x=>1, :y=>2}

def take(&block) = block
take(&nil)
#=> nil

def take(&block) = block
take(&5)
#=> TypeError: wrong argument type Integer (expected Proc)

%w[a b].map(&:upcase)
#=> ["A", "B"]

%w[a b].map(&{ 'a' => 1 })
#=> [1, nil]

[[1, 2], [3, 4]].map(&->((a, b)) { a + b })
#=> [3, 7]

[[1, 2], [3, 4]].map(&->(a, b) { a + b })
#=> ArgumentError: wrong number of arguments (given 1, expected 2)

%w[a b].map(&method(:Array))
#=> [["a"], ["b"]]
