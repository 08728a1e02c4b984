('B'..'a').to_a.size
#=> 32

(nil..3).each { |one| one }
#=> TypeError: can't iterate from NilClass

seen = []
(1..3).each { |one| seen << one }
seen
#=> [1, 2, 3]

(1..2).each { |one| one }
#=> 1..2

('a'..'c').each_with_index.map { |one, index| one * index }
#=> ["", "b", "cc"]

(1..4).step(2) { |one| one }
#=> 1..4

(1..3).step(0) { |one| one }
#=> ArgumentError: step can't be 0

(1..3).step(-1) { |one| one }
#=> ArgumentError: step can't be negative

(1..10).include?(10)
#=> true

(1...10).include?(10)
#=> false

(1..10).include?(2.5)
#=> true

(1..3).include?(nil)
#=> false

('a'..'z').include?('bb')
#=> false

('a'..'z').cover?('bb')
#=> true

('a'..'z') === 'bb'
#=> true

('a'..'zz').include?('bb')
#=> true

(1..5).cover?(2..3)
#=> true

(1..5).cover?(2..6)
#=> false

(1...5).cover?(2..5)
#=> false

(1..) === 10**20
#=> true

(..5).include?(6)
#=> false

(1..3) === 'a'
#=> false

('1'..'3') === 2
#=> false

(1..3).member?(3)
#=> true

case 7 when 1..5 then :low when 6.. then :high end
#=> :high

(1..3).begin
#=> 1

(1...3).end
#=> 3

(1..).end
#=> nil

(3..1).first
#=> 3

(1..3).first(2)
#=> [1, 2]

(1..).first(2)
#=> [1, 2]

(..3).first
#=> RangeError: cannot get the first element of beginless range

(1..3).last
#=> 3

(1...3).last
#=> 3

(1...3).last(1)
#=> [2]

(1..).last
#=> RangeError: cannot get the last element of endless range

(1..3).last(-1)
#=> ArgumentError: negative array size

(1..3).min
#=> 1

(3..1).min
#=> nil

(1..3).max
#=> 3

(1...3).max
#=> 2

(1..3).minmax
#=> [1, 3]

(1..3.5).max
#=> 3.5

('a'..'c').max
#=> "c"

(1..3).max { |one, other| other <=> one }
#=> 1

(1..3).max_by { |one| -one }
#=> 1

(1..3).sum
#=> 6

(1..4).inject(:*)
#=> 24

(1...3).exclude_end?
#=> true

(1..3).size
#=> 3

(1...1).size
#=> 0

(3..1).size
#=> 0

(1..3.9).size
#=> 3

('a'..'c').size
#=> nil

('a'..'c').count
#=> 3

(1..).size
#=> Infinity

(1..4).count(&:even?)
#=> 2

(1..3).count(2)
#=> 1

(1..3).reverse_each.to_a
#=> [3, 2, 1]

(1..3).to_a.reverse
#=> [3, 2, 1]

(1..3).zip(4..6)
#=> [[1, 4], [2, 5], [3, 6]]

(1..3).map { |one| one * 2 }
#=> [2, 4, 6]

(1..3).each_with_object([]) { |one, seen| seen << one }
#=> [1, 2, 3]

(1..6).each_cons(2).count
#=> 5

(1..3) == (1..3)
#=> true

(1..3) == (1...3)
#=> false

(1..3).eql?(1..3)
#=> true

{ (1..3) => :found }[1..3]
#=> :found

(1..3).to_s
#=> "1..3"

('a'..'c').inspect
#=> "\"a\"..\"c\""

(1..nil).inspect
#=> "1.."

(nil..1).inspect
#=> "..1"

Range.new(1, 3, true)
#=> 1...3

(1..3).frozen?
#=> true

[*1..3, *'a'..'b']
#=> [1, 2, 3, "a", "b"]

(1..3).tally
#=> {1=>1, 2=>1, 3=>1}

(1..10).find { |one| one % 7 == 0 }
#=> 7

(1..3).each_entry.to_a
#=> [1, 2, 3]

(1..3).step(2).map { |one| one * 10 }
#=> [10, 30]

(1..3).push(4)
#=> NoMethodError: undefined method `push' for 1..3:Range
