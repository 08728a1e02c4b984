YAML.load("")
#=> nil

YAML.load("a: [1, 2.0, x]\nb:\n- c: ~")
#=> {"a"=>[1, 2.0, "x"], "b"=>[{"c"=>nil}]}

[YAML.load("1.10"), YAML.load("1.2.3")]
#=> [1.1, "1.2.3"]

[YAML.load("1e3"), YAML.load("12e4567"), YAML.load("1.5e+3")]
#=> ["1e3", "12e4567", 1500.0]

[YAML.load("012"), YAML.load("09"), YAML.load("0x1F"), YAML.load("0b11"), YAML.load("0o12")]
#=> [10, "09", 31, 3, "0o12"]

[YAML.load("1_000"), YAML.load("1,000"), YAML.load("1__0"), YAML.load("1_0.5")]
#=> [1000, 1000, "1__0", 10.5]

[YAML.load("12:30"), YAML.load("12:30:45"), YAML.load("1:60")]
#=> [45000, 45045, "1:60"]

[YAML.load("1."), YAML.load(".5"), YAML.load("."), YAML.load("-0x1f"), YAML.load("+1")]
#=> [1.0, 0.5, ".", -31, 1]

YAML.load("12345678901234567890123")
#=> 12345678901234567890123

[YAML.load(".inf"), YAML.load("-.INF"), YAML.load(".nan")]
#=> [Infinity, -Infinity, NaN]

%w[yes No ON off y n tRue ~ null nUll].map { |word| YAML.load(word) }
#=> [true, false, true, false, "y", "n", true, nil, nil, nil]

YAML.load("['yes', \"1.0\", '~', \":a\"]")
#=> ["yes", "1.0", "~", ":a"]

YAML.load("- :a\n- :a b\n- :\"c d\"\n- ::A")
#=> [:a, :"a b", :"c d", :":A"]

YAML.load(":git: u\nref: :main")
#=> {:git=>"u", "ref"=>:main}

YAML.load("a: 1\nb: 2\na: 3")
#=> {"a"=>3, "b"=>2}

YAML.load("10: a\n2: b\n1: c")
#=> {10=>"a", 2=>"b", 1=>"c"}

YAML.load("? [1, 2]\n: b\n? c")
#=> {[1, 2]=>"b", "c"=>nil}

YAML.load("{a: 1, b}")
#=> {"a"=>1, "b"=>nil}

YAML.load("b: 1\n<<: {b: 2, c: 3}")
#=> {"b"=>2, "c"=>3}

YAML.load("<<: [{a: 1}, {a: 2, b: 3}]")
#=> {"a"=>1, "b"=>3}

YAML.load("<<: 1\n'<<': {a: 1}")
#=> {"<<"=>1, "a"=>1}

YAML.load("a: |\n  x\n  y\nb: >-\n  x\n  y\n")
#=> {"a"=>"x\ny\n", "b"=>"x y"}

YAML.load("a: 1\r\nb: x\r\n")
#=> {"a"=>1, "b"=>"x"}

YAML.load("--- a\n--- b")
#=> "a"

YAML.load("[!!str 1, !foo bar, !!int '3', !!float 1, ! 12, !ruby/sym a]")
#=> ["1", "bar", 3, 1.0, 12, :a]

YAML.load("2020-01-31")
#=> Psych::DisallowedClass: Tried to load unspecified class: Date

YAML.load("at: 2020-01-31 10:00:00")
#=> Psych::DisallowedClass: Tried to load unspecified class: Time

YAML.load("2020-13-01")
#=> "2020-13-01"

YAML.load("!ruby/object:OpenStruct {a: 1}")
#=> Psych::DisallowedClass: Tried to load unspecified class: OpenStruct

YAML.load("[!ruby/regexp /a/]")
#=> Psych::DisallowedClass: Tried to load unspecified class: Regexp

YAML.load("!!set {a, b}")
#=> Psych::DisallowedClass: Tried to load unspecified class: Psych::Set

YAML.load("a: *b")
#=> Psych::BadAlias: Unknown alias: b

YAML.safe_load("a: &x 1\nb: *x")
#=> Psych::BadAlias: Unknown alias: x

value = YAML.safe_load("a: &x [1]\nb: *x", aliases: true)
value['b'] << 2
value
#=> {"a"=>[1, 2], "b"=>[1, 2]}

YAML.safe_load("a: &x {p: 1}\nb:\n  <<: *x\n  q: 2", aliases: true)
#=> {"a"=>{"p"=>1}, "b"=>{"p"=>1, "q"=>2}}

YAML.safe_load(":a")
#=> Psych::DisallowedClass: Tried to load unspecified class: Symbol

YAML.safe_load("- :a\n- !ruby/symbol b", permitted_classes: [Symbol])
#=> [:a, :b]

YAML.safe_load("a: {b: 1}\n1: c", symbolize_names: true)
#=> {:a=>{:b=>1}, 1=>"c"}

[YAML.safe_load("# nothing"), YAML.safe_load("", fallback: {}), YAML.unsafe_load("")]
#=> [nil, {}, false]

YAML.unsafe_load("a: &x :b\nc: *x")
#=> {"a"=>:b, "c"=>:b}

YAML.load(nil)
#=> TypeError: no implicit conversion of nil into String

begin
  YAML.load("a: b: c")
rescue YAML::SyntaxError => error
  error.class
end
#=> Psych::SyntaxError

begin
  YAML.load("a: [b")
rescue StandardError
  :rescued
end
#=> :rescued

["@x", "`x", "%x", "\t- a", "a: -", "'x", "- 1\n-2", "a: 'x'y"].map do |text|
  YAML.load(text)
rescue Psych::SyntaxError
  nil
end
#=> [nil, nil, nil, nil, nil, nil, nil, nil]

YAML
#=> Psych

YAML.load("a").frozen?
#=> false

JSON.parse('{"b": [1, 2.0, "x"], "a": {"c": null}}')
#=> {"b"=>[1, 2.0, "x"], "a"=>{"c"=>nil}}

JSON.parse('{"10": true, "2": false, "__proto__": 1}')
#=> {"10"=>true, "2"=>false, "__proto__"=>1}

JSON.parse('{"a": 1, "b": 2, "a": 3}')
#=> {"a"=>3, "b"=>2}

JSON.parse('[1.0, 1e3, 1E-2, -0, -0.0, 12345678901234567890]')
#=> [1.0, 1000.0, 0.01, 0, -0.0, 12345678901234567890]

JSON.parse("/* one */ [1, // two\n 2] ")
#=> [1, 2]

JSON.parse('"\u00e9\ud83d\ude00\n\/\x"')
#=> "é😀\n/x"

JSON.parse('{"a": {"b": 1}}', symbolize_names: true)
#=> {:a=>{:b=>1}}

JSON.parse('{"json_class": "Range"}')
#=> {"json_class"=>"Range"}

['', 'x', 'nul', '01', '1.', '.5', '-', '[1,]', '[1 2]', '{"a" 1}', '{a: 1}', "['a']", '[1] 2',
 'NaN', "\"a\tb\"", "\"a\nb\"", '"\ud800"', '{"a": 1,}', '"a', '[', '{"a":'].map do |text|
  JSON.parse(text)
rescue JSON::ParserError
  nil
end
#=> [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]

JSON.parse('[' * 100 + ']' * 100).flatten
#=> []

JSON.parse('[' * 101 + ']' * 101)
#=> JSON::NestingError: nesting of 101 is too deep

JSON.parse('[[1]]', max_nesting: 1)
#=> JSON::NestingError: nesting of 2 is too deep

JSON.parse('[NaN, -Infinity]', allow_nan: true)
#=> [NaN, -Infinity]

[JSON.load(''), JSON.load(nil), JSON.load('[NaN]'), JSON.parse!('[Infinity]')]
#=> [nil, nil, [NaN], [Infinity]]

JSON['[1]']
#=> [1]

JSON.parse(nil)
#=> TypeError: no implicit conversion of nil into String

JSON::NestingError <= JSON::ParserError
#=> true
