def f
  [1, 2, 3].each { |x| return x if x == 2 }
  nil
end
f
#=> 2

def f
  l = lambda { return 1 }
  [l.call, 2]
end
f
#=> [1, 2]

def f
  p = proc { return 1 }
  p.call
  2
end
f
#=> 1

def f
  p = Proc.new { next 1; 2 }
  [p.call, 3]
end
f
#=> [1, 3]

# A `return` of a block leaves the method that it is written in.
def outer = inner { return 1 } + 5
def inner = yield + 10
outer
#=> 1

def run = yield
def f
  run { run { return 'deep' } }
  'end'
end
f
#=> "deep"

def make = proc { return 1 }
make.call
#=> LocalJumpError: unexpected return

def make = lambda { return 1 }
make.call
#=> 1

def f = return
f
#=> nil

def f
  return 1, 2
end
f
#=> [1, 2]

def f
  return *[1], *[]
end
f
#=> [1]

def f(x)
  return 'nil' unless x
  return 'big' if x > 10
  x
end
[f(nil), f(11), f(1)]
#=> ["nil", "big", 1]

[1, 2, 3].each { |x| break x * 10 if x == 2 }
#=> 20

[1, 2, 3].map { |x| next 0 if x == 2; x }
#=> [1, 0, 3]

[1, 2, 3].map { |x| next if x == 2; x }
#=> [1, nil, 3]

[1, 2].map { |x| next x, x }
#=> [[1, 1], [2, 2]]

[1, 2, 3].each_with_object([]) { |x, list| next if x == 2; list << x }
#=> [1, 3]

# `break` leaves the call that the block belongs to, however deep it is.
def twice(&block) = [1, 2].each { |x| [3].each { |y| block.call(x, y) } }
twice { |x, y| break [x, y] }
#=> [1, 3]

def run
  yield
  'not reached'
end
[run { break }, run { break 5 }]
#=> [nil, 5]

p = proc { break 1 }
p.call
#=> LocalJumpError: break from proc-closure

l = -> { break 1; 2 }
l.call
#=> 1

def give(&block) = block
give { break 1 }.call
#=> LocalJumpError: break from proc-closure

l = lambda do |x|
  [1, 2].each { |y| return y + x }
  'end'
end
l.call(10)
#=> 11

def f
  l = -> { [1].each { return 'lambda' }; 'end' }
  [l.call, 'method']
end
f
#=> ["lambda", "method"]

def f
  loop { loop { return 3 } }
end
f
#=> 3

def f
  while true
    [1].each { |x| return x }
  end
end
f
#=> 1

i = 0
while i < 3
  i += 1
  [1].each { |x| next }
  [1].each { |x| break }
end
i
#=> 3

result = [3, 4].each do |x|
  while true
    break
  end
end
result
#=> [3, 4]

[1, 2, 3].inject { |sum, x| break sum if x == 3; sum + x }
#=> 3

{ a: 1, b: 2 }.each { |key, value| break key if value == 2 }
#=> :b

3.times { |i| break i if i == 1 }
#=> 1

1.upto(Float::INFINITY) { |i| break i if i > 5 }
#=> 6

def f
  [1, 2].each do |x|
    begin
      return x
    ensure
      @ensured = x
    end
  end
end
[f, @ensured]
#=> [1, 1]

sums = [[1, 2], [3, nil], [5, 6]].map do |pair|
  pair.inject(0) { |sum, x| break nil if x.nil?; sum + x }
end
sums
#=> [3, nil, 11]

counter = 0
increment = -> { counter += 1 }
3.times(&increment) rescue increment.call
counter
#=> 1

# Each call makes new variables for the block to keep.
counters = [1, 2].map { |start| -> { start += 1 } }
[counters[0].call, counters[0].call, counters[1].call]
#=> [2, 3, 3]

procs = []
for i in 1..3 do procs << -> { i } end
procs.map(&:call)
#=> [3, 3, 3]

procs = []
(1..3).each { |i| procs << -> { i } }
procs.map(&:call)
#=> [1, 2, 3]
