(1..4).to_a
#=> [1, 2, 3, 4]

(1...4).to_a
#=> [1, 2, 3]

(4..1).to_a
#=> []

(-2..1).to_a
#=> [-2, -1, 0, 1]

(1..3.9).to_a
#=> [1, 2, 3]

(1...3.0).to_a
#=> [1, 2]

(1...3.5).to_a
#=> [1, 2, 3]

(2**70..2**70 + 1).to_a
#=> [1180591620717411303424, 1180591620717411303425]

(1..1).to_a
#=> [1]

(1...1).to_a
#=> []

('a'..'d').to_a
#=> ["a", "b", "c", "d"]

('a'...'d').to_a
#=> ["a", "b", "c"]

('a'..'a').to_a
#=> ["a"]

('a'...'a').to_a
#=> []

('d'..'a').to_a
#=> []

('az'..'bc').to_a
#=> ["az", "ba", "bb", "bc"]

('Zy'..'AAb').to_a
#=> []

('z'..'ab').to_a
#=> []

('a'..'zz').count
#=> 702

('1'..'12').to_a
#=> ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]

('9'..'11').to_a
#=> ["9", "10", "11"]

('09'..'11').to_a
#=> ["09", "10", "11"]

('11'..'9').to_a
#=> []

('1'..'a').count
#=> 49

('A'..'c').count
#=> 35

('X'..'b').to_a
#=> ["X", "Y", "Z", "[", "\\", "]", "^", "_", "`", "a", "b"]

('!'..'%').to_a
#=> ["!", "\"", "#", "$", "%"]

('a'..'').to_a
#=> []

('node08'..'node11').to_a
#=> ["node08", "node09", "node10", "node11"]

('1.8'..'2.1').to_a
#=> ["1.8", "1.9", "2.0", "2.1"]

('aaa'..'b').to_a
#=> ["aaa"]

('é'..'ë').to_a
#=> ["é", "ê", "ë"]

(1.5..3).to_a
#=> TypeError: can't iterate from Float

(nil..3).to_a
#=> TypeError: can't iterate from NilClass

(:a..:c).to_a
#=> [:a, :b, :c]

(nil.."c").each { |one| one }
#=> TypeError: can't iterate from NilClass

([1]..[2]).to_a
#=> TypeError: can't iterate from Array

(true..true).to_a
#=> TypeError: can't iterate from TrueClass

[*'a'..'c', *1..2]
#=> ["a", "b", "c", 1, 2]

for number in 1..3 do end
#=> 1..3

(1..3).each_with_index.to_a
#=> [[1, 0], [2, 1], [3, 2]]
