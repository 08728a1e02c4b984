[[:a, 1], [:b, 2]].to_h
#=> {:a=>1, :b=>2}

['a', 'b'].to_h { |one| [one, one.size] }
#=> {"a"=>1, "b"=>1}

[[1, 2], [1, 3]].to_h
#=> {1=>3}

[1].to_h
#=> TypeError: wrong element type Integer at 0 (expected array)

[[1]].to_h
#=> ArgumentError: wrong array length at 0 (expected 2, was 1)

[[1, 2], [3]].to_h
#=> ArgumentError: wrong array length at 1 (expected 2, was 1)

[1].to_h { |one| one }
#=> TypeError: wrong element type Integer at 0 (expected array)

[1].to_h { |one| [one] }
#=> ArgumentError: wrong array length at 0 (expected 2, was 1)

(1..3).to_h { |one| [one, one.to_s] }
#=> {1=>"1", 2=>"2", 3=>"3"}

(1..3).to_h { |one| one }
#=> TypeError: wrong element type Integer (expected array)

(1..2).to_h { |one| [one] }
#=> ArgumentError: element has wrong array length (expected 2, was 1)
