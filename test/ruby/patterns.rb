case { name: 'stdlib', version: '1.0' }
in { name: String => name, version: }
  [name, version]
end
#=> ["stdlib", "1.0"]

case [1, [2, 3]]
in [Integer => a, [b, *c]]
  [a, b, c]
end
#=> [1, 2, [3]]

case [1, 2, 3, 4]
in [first, *, last]
  [first, last]
end
#=> [1, 4]

case [1, 2, 3]
in first, *rest
  [first, rest]
end
#=> [1, [2, 3]]

case []
in [a, *] then a
in [] then 'empty'
end
#=> "empty"

case 5
in 0 then 'zero'
in 1..3 | 5 then 'some'
end
#=> "some"

case 5
in Integer | Float => number then number
end
#=> 5

case 5
in x if x > 10 then 'big'
in x unless x > 10 then "small #{x}"
end
#=> "small 5"

case 7
in 1 then 2
else 3
end
#=> 3

case { a: 1, b: 2 }
in { a: 1 } then 'some keys'
end
#=> "some keys"

case { a: 1 }
in {} then 'empty'
in { a: } then a
end
#=> 1

case {}
in {} then 'empty'
end
#=> "empty"

case { a: 1, b: 2, c: 3 }
in { a: 1, **others } then others
end
#=> {:b=>2, :c=>3}

case { a: 1, b: 2 }
in { a: 1, **nil } then 'only a'
in { b: 2, a: 1, **nil } then 'both'
end
#=> "both"

case { a: 1 }
in a: Integer => x then x
end
#=> 1

case { 'a' => 1 }
in { a: 1 } then 'symbol'
in Hash then 'other'
end
#=> "other"

case { a: nil }
in { a: nil } then 'given'
end
#=> "given"

case {}
in { a: nil } then 'given'
in _ then 'absent'
end
#=> "absent"

x = 5
case 5
in ^x then 'same'
end
#=> "same"

case [1, 1]
in [a, ^a] then 'twice'
end
#=> "twice"

case 6
in ^(2 * 3) then 'product'
end
#=> "product"

@limit = 3
case 3
in ^@limit then 'limit'
end
#=> "limit"

case ['git', 'https://x']
in ['git' | 'hg' => type, /^https/ => url] then [type, url]
end
#=> ["git", "https://x"]

case 'v1.2'
in /v(\d)/ then $1
end
#=> "1"

case { name: 'a', source: { git: 'u', ref: 'r' } }
in { source: { git:, ref: 'r' | 's' => ref } } then [git, ref]
end
#=> ["u", "r"]

case nil
in nil then 'nil'
end
#=> "nil"

case 1
in ->(n) { n.odd? } then 'odd'
end
#=> "odd"

case [1, 2]
in Array(a, b) then [b, a]
end
#=> [2, 1]

case [1, 2]
in Array[a, b] then [b, a]
end
#=> [2, 1]

case { a: 1 }
in Hash(a:) then a
end
#=> 1

{ a: 1, b: [2, 3] } => { a:, b: [*, last] }
[a, last]
#=> [1, 3]

begin
  5 => String
rescue NoMatchingPatternError
  'no match'
end
#=> "no match"

begin
  { a: 1 } => { b: }
rescue NoMatchingPatternError
  'no match'
end
#=> "no match"

5 in Integer
#=> true

5 in String
#=> false

{ a: 1 } in { a: 2 }
#=> false

[1, [2]] in [Integer, [String]]
#=> false

# A string or a list of another class is no match, and no error.
case 'text'
in [] then 1
in {} then 2
in String then 3
end
#=> 3

case [1, 2]
in [x] then x
in [x, y, z] then z
in [x, y] then [x, y]
end
#=> [1, 2]

case 0
in 0 then nil
end
#=> nil

in_range = ->(x) { case x
  in ..0 then 'low'
  in 1.. then 'high'
end }
[in_range[-5], in_range[3]]
#=> ["low", "high"]

result = case [:ok, 3]
         in [:ok, n] then n
         in [:error, _] then 0
         end
result
#=> 3

case { k: :v }
in { k: :v | :w => value } then value
end
#=> :v

config = { forge: nil }
case config
in { forge: String => url } then url
in { forge: nil } then 'default'
end
#=> "default"

case [1, 'a', :b, nil, true]
in [Integer, String, Symbol, nil, true] then 'all'
end
#=> "all"
