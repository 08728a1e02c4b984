[3, 1, 2].sort
#=> [1, 2, 3]

list = ['a']
list << 'b'
list.join('-')
#=> "a-b"

[1, 2].fetch(9)
#=> IndexError: index 9 outside of array bounds: -2...2

text = <<~TEXT
  one
    two
TEXT
text
#=> "one\n  two\n"
