%w[a b#{1} c\ d]
#=> ["a", "b\#{1}", "c d"]

%W[a b#{1} c\ d #{'x y'}]
#=> ["a", "b1", "c d", "x y"]

%i[a b]
#=> [:a, :b]

%I[a#{1} b]
#=> [:a1, :b]

%q(a (b) #{1} \) \n)
#=> "a (b) \#{1} ) \\n"

%Q(a (b) #{1} \t)
#=> "a (b) 1 \t"

%(a "b" #{1 + 1})
#=> "a \"b\" 2"

%q{a{b}c}
#=> "a{b}c"

%w()
#=> []

'a' 'b' "c#{1}"
#=> "abc1"

'a' \
  'b'
#=> "ab"

'a\nb\'c\\d\e'
#=> "a\\nb'c\\d\\e"

"\u0041\u{42}\u{43 44}\x45\106\e\a\b\t\n\r\f\v\0\s"
#=> "ABCDEF\e\a\b\t\n\r\f\v\u0000 "

"\u{1F600}"
#=> "😀"

"a\
b"
#=> "ab"

'a\
b'
#=> "a\\\nb"

"\q\-\#"
#=> "q-#"

"\cA"
#=> "\u0001"

"\C-a"
#=> "\u0001"

"\xc3\xa9"
#=> "é"

"\303\251"
#=> "é"

"é".length
#=> 1

?a
#=> "a"

?\n
#=> "\n"

?é
#=> "é"

"#{}"
#=> ""

"#{nil}#{:a}#{1.0}#{[1, 'a']}#{{ a: 1 }}"
#=> "a1.0[1, \"a\"]{:a=>1}"

"#{'nested "quotes"'}"
#=> "nested \"quotes\""

"#{"a#{"b"}"}"
#=> "ab"

@name = 'x'
"#@name is"
#=> "x is"

$name = 'y'
"#$name is"
#=> "y is"

'#{x}'
#=> "\#{x}"

:"a b"
#=> :"a b"

:"a#{1}"
#=> :a1

:'a-b'
#=> :"a-b"

%s(a b)
#=> :"a b"

{ "a b": 1, 'c': 2 }
#=> {:"a b"=>1, :c=>2}

{ "a#{1}": 1 }
#=> {:a1=>1}

text = <<TEXT
a
  b
TEXT
text
#=> "a\n  b\n"

text = <<-TEXT
a
  b
  TEXT
text
#=> "a\n  b\n"

text = <<~TEXT
    a
      b

    c
TEXT
text
#=> "a\n  b\n\nc\n"

name = 'x'
text = <<~TEXT
    #{name}
      b #{name}
  c
TEXT
text
#=> "  x\n    b x\nc\n"

name = "  x\n    y"
text = <<~TEXT
  a
    #{name}
TEXT
text
#=> "a\n    x\n    y\n"

text = <<~'TEXT'
  #{name} \n
    b
TEXT
text
#=> "\#{name} \\n\n  b\n"

text = <<~"TEXT"
  a\tb
  \  c
TEXT
text
#=> "a\tb\n  c\n"

text = <<~TEXT
	a
	  b
TEXT
text
#=> "a\n  b\n"

text = <<~TEXT
  	a
        b
TEXT
text
#=> "a\nb\n"

text = <<~TEXT
  a

    
  b
TEXT
text
#=> "a\n\n  \nb\n"

text = <<~TEXT.lines.map(&:strip)
  a
  b
TEXT
text
#=> ["a", "b"]

[<<~ONE, <<~TWO]
  1
ONE
  2
TWO
#=> ["1\n", "2\n"]

text = <<~TEXT
TEXT
text
#=> ""

text = <<~TEXT
  a \
  b
  c
TEXT
text
#=> "a b\nc\n"

text = <<~'TEXT'
  a \
  b
TEXT
text
#=> "a \\\nb\n"

text = <<~TEXT
  a
  \tb
TEXT
text
#=> "a\n\tb\n"

text = <<~TEXT
  a #{<<~INNER.chomp} c
    b
  INNER
  d
TEXT
text
#=> "a b c\nd\n"

text = <<~TEXT
  #{'a'}
    b
TEXT
text
#=> "a\n  b\n"

text = <<~TEXT
  a
#{'x'}
  b
TEXT
text
#=> "  a\nx\n  b\n"

=begin
nothing here
=end
'after'
#=> "after"

'é😀'.inspect
#=> "\"é😀\""

"\u00e9" == "e\u0301"
#=> false

'a' "\u0062"
#=> "ab"

%w[
  a
  b
]
#=> ["a", "b"]

%w(a(b) c)
#=> ["a(b)", "c"]

%w<a b>
#=> ["a", "b"]

%|a|
#=> "a"

'tab	in'
#=> "tab\tin"

"line
break"
#=> "line\nbreak"

"a" "b" 'c'
#=> "abc"

%w[a b].first.frozen?
#=> false

'a'.equal?('a')
#=> false

# an odd comment
'a' # =begin
#=> "a"

"#{'a' # not here
}"
#=> "a"
