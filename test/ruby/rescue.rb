begin
  raise 'a'
rescue => error
  [error.class, error.message]
end
#=> [RuntimeError, "a"]

begin
  1
rescue
  2
else
  3
ensure
  4
end
#=> 3

begin
  raise 'x'
rescue
  2
else
  3
ensure
  4
end
#=> 2

seen = []
begin
  seen << 1
  raise 'x'
rescue
  seen << 2
else
  seen << 3
ensure
  seen << 4
end
seen
#=> [1, 2, 4]

begin
  Integer('x')
rescue TypeError, ArgumentError => error
  error.message
end
#=> "invalid value for Integer(): \"x\""

begin
  nil.upcase
rescue ArgumentError
  1
rescue NameError
  2
end
#=> 2

begin
  raise Exception, 'x'
rescue
  'rescued'
end
#=> Exception: x

begin
  raise Exception, 'x'
rescue Exception => error
  error.message
end
#=> "x"

kinds = [KeyError, TypeError]
begin
  {}.fetch(:a)
rescue *kinds => error
  error.class
end
#=> KeyError

begin
  raise 'x'
rescue 'x'
  1
end
#=> TypeError: class or module required for rescue clause

begin
  begin
    raise 'inner'
  rescue
    raise
  end
rescue => error
  error.message
end
#=> "inner"

raise
#=> RuntimeError: 

begin
  raise 'a'
rescue
  $!.message
end
#=> "a"

begin
  raise 'a'
rescue
end
$!
#=> nil

raise ArgumentError
#=> ArgumentError: ArgumentError

raise ArgumentError, 'text'
#=> ArgumentError: text

raise ArgumentError.new('text')
#=> ArgumentError: text

raise ArgumentError.new('text'), 'other'
#=> ArgumentError: other

raise ArgumentError.new
#=> ArgumentError: ArgumentError

raise KeyError, :symbol
#=> KeyError: symbol

raise KeyError, nil
#=> KeyError: KeyError

raise 5
#=> TypeError: exception class/object expected

raise nil
#=> TypeError: exception class/object expected

raise String
#=> TypeError: exception class/object expected

raise String, 'x'
#=> TypeError: exception class/object expected

fail 'text'
#=> RuntimeError: text

fail IOError, 'text', []
#=> IOError: text

raise 'a' rescue 'b'
#=> "b"

x = raise('a') rescue 'b'
x
#=> "b"

x = (Integer('x') rescue nil) || 5
x
#=> 5

raise(Exception, 'x') rescue 'b'
#=> Exception: x

def f = raise('x') rescue 'method'
f
#=> "method"

tries = 0
begin
  tries += 1
  raise 'again' if tries < 3
  tries
rescue
  retry
end
#=> 3

def f
  raise 'x'
rescue ArgumentError
  1
rescue
  2
ensure
  @done = true
end
[f, @done]
#=> [2, true]

def f
  yield
rescue => error
  error.message
else
  'fine'
end
[f { raise 'x' }, f { 1 }]
#=> ["x", "fine"]

[1, 0].map do |x|
  6 / x
rescue ZeroDivisionError
  nil
end
#=> [6, nil]

[1].each do |x|
  raise 'x'
ensure
  @seen = x
end rescue nil
@seen
#=> 1

# `ensure` runs whatever leaves the block, and its value is nobody's.
def f
  return 1
ensure
  2
end
f
#=> 1

def f
  return 1
ensure
  return 2
end
f
#=> 2

def f
  raise 'x'
ensure
  return 2
end
f
#=> 2

seen = []
[1, 2].each do |x|
  begin
    next if x == 1
    break
  ensure
    seen << x
  end
end
seen
#=> [1, 2]

begin
  raise 'a'
ensure
  raise 'b'
end
#=> RuntimeError: b

# An exception in `else` is not rescued by the clauses above it.
begin
  begin
    1
  rescue
    2
  else
    raise 'else'
  end
rescue => error
  error.message
end
#=> "else"

begin
  raise 'a'
rescue => @error
end
@error.message
#=> "a"

begin
  raise 'a'
rescue => (hash = {})[:error]
end
hash[:error].message
#=> "a"

begin
  raise 'a'
rescue => error
end
error.inspect
#=> "#<RuntimeError: a>"

begin
  def f(n) = f(n + 1)
  f(0)
rescue SystemStackError => error
  error.message
end
#=> "stack level too deep"

begin
  exit
rescue SystemExit => error
  error.message
end
#=> "exit"

begin
  exit
rescue
  'standard'
end
#=> SystemExit: exit

begin
  abort 'gone'
rescue SystemExit => error
  error.message
end
#=> "gone"

begin
  raise 'x'
rescue StandardError, nosuch
  'first matches'
end
#=> "first matches"

def f
  begin
    return 'early'
  ensure
    @order = (@order || []) << 'inner'
  end
ensure
  @order << 'outer'
end
[f, @order]
#=> ["early", ["inner", "outer"]]

begin
  raise 'x'
rescue => error
  begin
    raise 'y'
  rescue => other
  end
  [error.message, $!.message]
end
#=> ["x", "x"]

begin
  foo
rescue NameError => error
  error.name
end
#=> :foo

begin
  raise 'x'
rescue Errno::ENOENT, YAML::SyntaxError, JSON::ParserError
  'other'
rescue
  'standard'
end
#=> "standard"

[1].each do
  raise 'x'
rescue
  next
end
$!
#=> nil
