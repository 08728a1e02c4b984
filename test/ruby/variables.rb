Nosuch
#=> NameError: uninitialized constant Nosuch

Nosuch::Other
#=> NameError: uninitialized constant Nosuch

Math2::PI
#=> NameError: uninitialized constant Math2

String::Nosuch
#=> NameError: uninitialized constant String::Nosuch

@nosuch
#=> nil

$nosuch
#=> nil

x = x
x
#=> nil

x ||= 1
x ||= 2
x
#=> 1

x = false
x ||= 3
x
#=> 3

x &&= 1
x
#=> nil

x = 1
x &&= x + 1
x
#=> 2

@x ||= []
@x << 1
@x &&= @x + [2]
@x
#=> [1, 2]

@x += 1
#=> NoMethodError: undefined method `+' for nil:NilClass

$x ||= 'a'
$x += 'b'
$x &&= $x.upcase
$x
#=> "AB"

LIMIT ||= 5
LIMIT ||= 6
LIMIT
#=> 5

LIMIT = 1
LIMIT += 1
LIMIT
#=> 2

LIMIT = 1
LIMIT &&= 3
def limit = LIMIT
limit
#=> 3

LIMIT = [1]
[Object::LIMIT, ::LIMIT, defined?(LIMIT)]
#=> [[1], [1], "constant"]

def f = @shared = 5
f
@shared
#=> 5

@a = 1
def f = @a
def g = $a
$a = 2
[f, g]
#=> [1, 2]

x = 'a'
y = x
y << 'b'
x
#=> "ab"

x = 'a'
y = x
y += 'b'
x
#=> "a"

x = 5
x += 1
x -= 2
x *= 3
x /= 5
x **= 3
x %= 5
x <<= 3
x |= 1
x &= 7
x ^= 2
x
#=> 3

x = nil
x += 1
#=> NoMethodError: undefined method `+' for nil:NilClass

x = [1]
x += [2]
x -= [1]
x *= 2
x |= [3]
x &= [2, 3]
x
#=> [2, 3]

'abc' =~ /b/
[$~[0], $`, $', $1]
#=> ["b", "a", "c", nil]

'a1b2' =~ /(\d)\D(\d)/
[$1, $2, $3, $&, $+]
#=> ["1", "2", nil, "1b2", "2"]

'a' =~ /b/
[$~, $1, $&]
#=> [nil, nil, nil]

# A method has its own last match, a block the one around it.
'a' =~ /(a)/
def f
  'b' =~ /(b)/
  $1
end
[f, $1]
#=> ["b", "a"]

['b'].each { |x| x =~ /(b)/ }
$1
#=> "b"

x = 1
[x, (x = 2), x]
#=> [1, 2, 2]

a = b = c = 3
[a, b, c]
#=> [3, 3, 3]

été = 1
été + 1
#=> 2

$, = nil
$/
#=> "\n"

[__method__, __LINE__ - __LINE__]
#=> [nil, 0]

def f = __method__
f
#=> :f

def f = [1].map { __method__ }
f
#=> [:f]

self
#=> main

self.class
#=> Object

[self.inspect, "#{self}"]
#=> ["main", "main"]

__FILE__.class
#=> String

true & nil
#=> false

[true ^ true, false | 1, nil & 1, nil.to_a, true.!]
#=> [false, true, false, [], false]

if (x = 5) && x > 3 then x end
#=> 5

x = 1 unless defined?(x)
x
#=> nil

BEGIN_AT = 1
def read = BEGIN_AT
read
#=> 1

Float::INFINITY > 10**100
#=> true
