'%s' % nil
#=> ""

'%s and %s' % ['a', 'b']
#=> "a and b"

'%s' % [[1, 2]]
#=> "[1, 2]"

'%s' % []
#=> ArgumentError: too few arguments

'%s %s' % ['a']
#=> ArgumentError: too few arguments

'%p %p' % ['a', nil]
#=> "\"a\" nil"

'%d' % '0x1f'
#=> "31"

'%d' % '12x'
#=> ArgumentError: invalid value for Integer(): "12x"

'%d' % nil
#=> TypeError: can't convert nil into Integer

'%d' % -3.99
#=> "-3"

'%d' % 12345678901234567890
#=> "12345678901234567890"

'%5d|%-5d|%05d|%+d|% d' % [1, 2, 3, 4, 5]
#=> "    1|2    |00003|+4| 5"

'%05d %-05d|' % [-3, 3]
#=> "-0003 3    |"

'%05.3d' % 5
#=> "  005"

'%05s' % 'a'
#=> "    a"

'%x %X %o %b' % [255, 255, 8, 5]
#=> "ff FF 10 101"

'%#x %#o %#b %#x' % [255, 8, 5, 0]
#=> "0xff 010 0b101 0"

'%+x' % -255
#=> "-ff"

'%08b' % 5
#=> "00000101"

'%.2f %.2f' % [2.675, 1.005]
#=> "2.68 1.00"

'%.0f %.0f %.1f' % [0.5, 1.5, 0.25]
#=> "0 2 0.2"

'%08.3f|%-8.2f|' % [-2.5, 3.14159]
#=> "-002.500|3.14    |"

'%f' % 1e25
#=> "10000000000000000905969664.000000"

'%f' % -Float::INFINITY
#=> "-Inf"

'%.f' % 1.7
#=> "2"

'%f' % 'x'
#=> ArgumentError: invalid value for Float(): "x"

'%e' % 12345.678
#=> "1.234568e+04"

'%g %g %g' % [1.0, 1e10, 0.0001]
#=> "1 1e+10 0.0001"

'%g %.3g' % [123456789.0, 3.14159]
#=> "1.23457e+08 3.14"

'%.3s|%5.2s|' % ['abcdef', 'abc']
#=> "abc|   ab|"

'%5s|' % '😀'
#=> "    😀|"

'%c%c' % [65, 'b']
#=> "Ab"

'%%' % []
#=> "%"

'%' % []
#=> ArgumentError: incomplete format specifier; use %% (double %) instead

'%5%' % []
#=> ArgumentError: invalid format character - %

"100%\n" % []
#=> "100%\n"

'%z' % 1
#=> ArgumentError: malformed format string - %z

'%<a>d %<b>s' % { a: 1, b: 'x' }
#=> "1 x"

'%<a>05.1f' % { a: 2.3 }
#=> "002.3"

'%05<a>d' % { a: 2 }
#=> "00002"

'%{a-b}|%-5{c}|' % { 'a-b': 1, c: nil }
#=> "1|     |"

'%{a}' % { b: 1 }
#=> KeyError: key{a} not found

'%<a>s' % { b: 1 }
#=> KeyError: key<a> not found

'%{a}' % { 'a' => 1 }
#=> KeyError: key{a} not found

'%<a>s' % 1
#=> ArgumentError: one hash required

'%2$s %1$s' % ['a', 'b']
#=> "b a"

'%*d|%-*d|' % [5, 1, 5, 2]
#=> "    1|2    |"

'%*d|' % [-5, 1]
#=> "1    |"

'%.*f' % [2, 1.239]
#=> "1.24"

'%s' % { a: 1 }
#=> "{:a=>1}"

format('%03d-%s', 7, :a)
#=> "007-a"
