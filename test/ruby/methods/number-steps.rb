seen = []
3.times { |index| seen << index }
seen
#=> [0, 1, 2]

3.times { |index| index }
#=> 3

0.times { raise 'never called' }
#=> 0

3.times.map { |index| index * 2 }
#=> [0, 2, 4]

3.times.to_a
#=> [0, 1, 2]

-1.times.to_a
#=> []

1.upto(3).to_a
#=> [1, 2, 3]

3.downto(1).to_a
#=> [3, 2, 1]

1.upto(0).to_a
#=> []

1.upto(2) { |one| one }
#=> 1

1.upto(2.5).to_a
#=> [1, 2]

1.upto('a') { |one| one }
#=> ArgumentError: comparison of Integer with String failed

1.step(10, 4).to_a
#=> [1, 5, 9]

10.step(1, -4).to_a
#=> [10, 6, 2]

1.step(3).to_a
#=> [1, 2, 3]

1.step(3, 0) { |one| one }
#=> ArgumentError: step can't be 0

1.0.step(2.0, 0.5).to_a
#=> [1.0, 1.5, 2.0]

1.step(2, 0.5).to_a
#=> [1.0, 1.5, 2.0]

1.step(by: 2, to: 5).to_a
#=> [1, 3, 5]

1.5.times
#=> NoMethodError: undefined method `times' for 1.5:Float
