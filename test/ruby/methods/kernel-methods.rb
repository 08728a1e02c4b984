[puts('a'), print('a'), warn('a'), p, p(1), p(1, 2), pp({ a: 1 })]
#=> [nil, nil, nil, nil, 1, [1, 2], {:a=>1}]

[$stdout.puts('a'), $stderr.puts, $stdout.sync = true]
#=> [nil, nil, true]

[Integer('12'), Integer('-0x1F'), Integer('0b11'), Integer('1_000'), Integer(' 5 '), Integer(3.9)]
#=> [12, -31, 3, 1000, 5, 3]

Integer('12a')
#=> ArgumentError: invalid value for Integer(): "12a"

Integer('')
#=> ArgumentError: invalid value for Integer(): ""

Integer(nil)
#=> TypeError: can't convert nil into Integer

[Integer('x', exception: false), Integer('5', exception: true)]
#=> [nil, 5]

Integer(nil, exception: false)
#=> nil

Integer('010')
#=> 8

Integer('1.5')
#=> ArgumentError: invalid value for Integer(): "1.5"

Integer([1])
#=> TypeError: can't convert Array into Integer

[Float('1.5'), Float('1e3'), Float(2), Float(' 1 ')]
#=> [1.5, 1000.0, 2.0, 1.0]

Float('1.')
#=> ArgumentError: invalid value for Float(): "1."

Float('x')
#=> ArgumentError: invalid value for Float(): "x"

Float('x', exception: false)
#=> nil

[String(nil), String(:a), String(1.0), String([1, nil])]
#=> ["", "a", "1.0", "[1, nil]"]

[Array(nil), Array([1]), Array('a'), Array({ a: 1 }), Array(1..3), Array("a\nb")]
#=> [[], [1], ["a"], [[:a, 1]], [1, 2, 3], ["a\nb"]]

[Hash(nil), Hash([]), Hash({ a: 1 })]
#=> [{}, {}, {:a=>1}]

Hash([1])
#=> TypeError: can't convert Array into Hash

Hash('a')
#=> TypeError: can't convert String into Hash

format('%s-%d', 'a', 5)
#=> "a-5"

format('%05.1f|%-5s|%+d|%x|%%', 3.14159, 'ab', 5, 255)
#=> "003.1|ab   |+5|ff|%"

format('%<a>d %{b}', a: 1, b: 2)
#=> "1 2"

format('%d')
#=> ArgumentError: too few arguments

format('%d', 'x')
#=> ArgumentError: invalid value for Integer(): "x"

proc
#=> ArgumentError: tried to create Proc object without a block

lambda
#=> ArgumentError: tried to create Proc object without a block

[require('json'), require('set')].map { |loaded| [true, false].include?(loaded) }
#=> [true, true]

require nil
#=> TypeError: no implicit conversion of nil into String

block_given?
#=> false

def f(&block) = [block_given?, block.nil?]
[f, f {}]
#=> [[false, true], [true, false]]

begin
  exit 3
rescue SystemExit => error
  error.class
end
#=> SystemExit

begin
  exit!(0) if false
  abort
rescue SystemExit => error
  error.message
end
#=> "exit"

begin
  raise IOError
rescue IOError, SystemCallError => error
  error.message
end
#=> "IOError"

raise ArgumentError.new('a'), 'b', []
#=> ArgumentError: b

raise 'a', 'b', 'c', 'd'
#=> ArgumentError: wrong number of arguments (given 4, expected 0..3)

binding.class
#=> Binding

Integer('x', exception: true)
#=> ArgumentError: invalid value for Integer(): "x"
