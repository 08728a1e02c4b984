if nil then 1 end
#=> nil

if 0 then 'true' end
#=> "true"

(1 if false)
#=> nil

if false
  1
elsif nil
  2
else
  3
end
#=> 3

if true
end
#=> nil

unless false then 1 else 2 end
#=> 1

unless true then 1 else 2 end
#=> 2

(2 unless nil)
#=> 2

# A variable exists as soon as the parser has seen its assignment.
if false
  x = 1
end
x
#=> nil

y = 5 if y.nil?
y
#=> 5

true ? 1 : 2
#=> 1

false ? 1 : nil ? 2 : 3
#=> 3

[nil || false, false || nil, 1 || 2, nil && 1, 1 && 2, 1 && false]
#=> [false, nil, 1, nil, 2, false]

x = false or true
x
#=> false

x = nil || 5 && 6
x
#=> 6

x = (not true and false)
x
#=> false

seen = []
(seen << 1; false) && seen << 2
(seen << 3; true) || seen << 4
seen
#=> [1, 3]

case 5
when 1..3 then 'low'
when 4..6 then 'middle'
when Integer then 'other'
end
#=> "middle"

case 'puppetlabs-stdlib'
when /^puppet(\w+)/ then $1
end
#=> "labs"

case 1
when 2 then 3
end
#=> nil

case 1
when 1
end
#=> nil

case 'b'
when 'a', 'b' then 1
else 2
end
#=> 1

known = %w[a b]
case 'b'
when *known, 'c' then 1
end
#=> 1

case
when nil then 1
when 2 > 1 then 2
end
#=> 2

case
when *[false, 3] then 1
end
#=> 1

case :a
when String then 1
when Symbol then 2
end
#=> 2

case nil
when NilClass then 1
end
#=> 1

case 4
when ->(x) { x.even? } then 'even'
end
#=> "even"

case 1.0
when 1 then 'equal'
end
#=> "equal"

case [1, 2]
when [1, 2] then 'equal'
end
#=> "equal"

# Of several tests the later ones are not asked.
seen = []
case 1
when (seen << 1; 1), (seen << 2; 2) then seen
end
#=> [1]

case 'x'
when 'y'
  1
else
  2
end
#=> 2

i = 0
while i < 3
  i += 1
end
#=> nil

i = 0
i += 1 while i < 5
i
#=> 5

i = 0
i += 1 until i == 5
i
#=> 5

# With `begin` the body runs at least once.
i = 0
begin
  i += 1
end while false
i
#=> 1

i = 0
begin
  i += 1
end until i > 2
i
#=> 3

(while true
  break
end)
#=> nil

(while true
  break 1, 2
end)
#=> [1, 2]

(while true
  break *[1]
end)
#=> [1]

i = 0
seen = []
while i < 5
  i += 1
  next if i.odd?
  seen << i
end
seen
#=> [2, 4]

(until true do 1 end)
#=> nil

i = 0
loop do
  i += 1
  break if i == 3
end
#=> nil

i = 0
loop do
  i += 1
  break i, 'x' if i == 3
end
#=> [3, "x"]

loop { raise StopIteration }
#=> nil

loop { raise 'x' }
#=> RuntimeError: x

loop { loop { break }; break 5 }
#=> 5

# Only the inner loop ends.
seen = []
[1, 2].each do |x|
  [3, 4].each do |y|
    next if y == 3
    seen << [x, y]
    break if x == 2
  end
end
seen
#=> [[1, 4], [2, 4]]

while (line = (@left ||= %w[a b]).shift)
  (@seen ||= []) << line
end
@seen
#=> ["a", "b"]

# A `while` has no scope of its own.
while true
  inside = 1
  break
end
inside
#=> 1

()
#=> nil

(1; 2)
#=> 2

begin; end
#=> nil

begin
  1
  2
end
#=> 2

x = begin
  5
end
x
#=> 5

x = if false then 1 end
x
#=> nil

x = while false do end
x
#=> nil

i = 0
i += 1 while i < 10 && i != 4
i
#=> 4

1.then { |x| next x + 1; 5 }
#=> 2
