[3, 1, 2].sort
#=> [1, 2, 3]

['b', 'B', 'a', 'é', 'z', '10', '9', ''].sort
#=> ["", "10", "9", "B", "a", "b", "z", "é"]

[:b, :a].sort
#=> [:a, :b]

[2, 1.5, 1].sort
#=> [1, 1.5, 2]

[[2, 'a'], [1, 'b'], [1, 'a']].sort
#=> [[1, "a"], [1, "b"], [2, "a"]]

['😀', "\uFF5E"].sort
#=> ["～", "😀"]

[1, 'a'].sort
#=> ArgumentError: comparison of Integer with String failed

['a', 1].sort
#=> ArgumentError: comparison of String with 1 failed

['a', :b].sort
#=> ArgumentError: comparison of String with :b failed

[nil, 1].sort
#=> ArgumentError: comparison of NilClass with 1 failed

[3, nil].sort
#=> ArgumentError: comparison of Integer with nil failed

[true, false].sort
#=> ArgumentError: comparison of TrueClass with false failed

[1, [1]].sort
#=> ArgumentError: comparison of Integer with Array failed

[{ a: 1 }, { b: 1 }].sort
#=> ArgumentError: comparison of Hash with Hash failed

[nil].sort
#=> [nil]

[2, 3, 1].min
#=> 1

['b', 'a'].max
#=> "b"

[].min
#=> nil

[1, 1.0].max
#=> 1

[1.0, 1].min
#=> 1.0

[1, 'a'].max
#=> ArgumentError: comparison of String with 1 failed

[nil].max
#=> nil
