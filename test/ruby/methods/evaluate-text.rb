x = 1
eval('x + 1')
#=> 2

x = 1
eval('x = 2')
x
#=> 2

# A variable that it makes is not seen by the code around it.
eval('made = 1')
made rescue $!.class
#=> NameError

def f = 5
eval('f * 2')
#=> 10

eval('def made = 7')
made
#=> 7

eval('')
#=> nil

eval("1\n2\n")
#=> 2

eval('[1, 2].map { |x| x * 2 }')
#=> [2, 4]

[1, 2].map { |x| eval('x * 10') }
#=> [10, 20]

eval('@seen = 1; $seen = 2; SEEN = 3')
[@seen, $seen, SEEN]
#=> [1, 2, 3]

eval('raise ArgumentError, "inside"')
#=> ArgumentError: inside

begin
  eval('1 +')
rescue SyntaxError => error
  error.class
end
#=> SyntaxError

begin
  eval('1 +')
rescue
  'standard'
rescue ScriptError
  'script'
end
#=> "script"

eval(nil)
#=> TypeError: no implicit conversion of nil into String

eval(5)
#=> TypeError: no implicit conversion of Integer into String

eval('x', binding) rescue $!.class
#=> NameError

x = 3
eval('x', binding)
#=> 3

def f
  eval('return 1')
  2
end
f
#=> 1

instance_eval('@a = 4')
@a
#=> 4

eval('eval("1 + 1") + 1')
#=> 3

eval('__method__').inspect
#=> "nil"
