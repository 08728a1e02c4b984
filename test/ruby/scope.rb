x = 1
def f = x
f rescue $!.class
#=> NameError

x = 1
[1].each { x += 1 }
x
#=> 2

[1].each { inside = 1 }
inside rescue $!.class
#=> NameError

[1].each { inside = 1 }
defined?(inside)
#=> nil

x = nil
[1, 2].each { |y| x = y }
x
#=> 2

x = 1
[5].each { |x| x }
x
#=> 1

x = 1
l = -> { x }
x = 2
l.call
#=> 2

l = -> { later }
later = 1
l.call rescue $!.class
#=> NameError

x = 10
add = ->(y) { x + y }
def run(f, x) = f.call(x)
run(add, 1)
#=> 11

# Each run of a block begins without its variables.
[1, 2].map { seen = (seen || 0) + 1 }
#=> [1, 1]

if true then x = 1 end
x
#=> 1

1.times { y = 1; 1.times { y += 1 }; @y = y }
@y
#=> 2

x = 1
define = lambda { |x| x += 1; x }
[define.call(5), x]
#=> [6, 1]

x = 0
[1, 2].each do |i; x|
  x = i
end
x
#=> 0

fib = ->(n) { n < 2 ? n : fib.(n - 1) + fib.(n - 2) }
fib.(10)
#=> 55

def f
  x = 1
  [2].each { |y| x += y }
  x
end
f
#=> 3

def f(a)
  b = 1
  eval('a + b')
end
f(2)
#=> 3
