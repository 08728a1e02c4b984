begin
  raise 'gone'
rescue => error
  [error.class, error.message, error.to_s, error.inspect]
end
#=> [RuntimeError, "gone", "gone", "#<RuntimeError: gone>"]

begin
  raise ArgumentError
rescue => error
  [error.message, error.inspect]
end
#=> ["ArgumentError", "#<ArgumentError: ArgumentError>"]

begin
  raise IOError, 'gone'
rescue => error
  error.inspect
end
#=> "#<IOError: gone>"

begin
  raise IOError.new('gone'), 'other'
rescue => error
  error.message
end
#=> "other"

begin
  raise ''
rescue => error
  error.inspect
end
#=> "RuntimeError"

begin
  UnknownHere
rescue NameError => error
  [error.name, error.message]
end
#=> [:UnknownHere, "uninitialized constant UnknownHere"]

begin
  raise 'gone'
rescue => error
  error.backtrace.class
end
#=> Array

begin
  raise 'gone'
rescue => error
  error.name
end
#=> NoMethodError: undefined method `name' for #<RuntimeError: gone>

RuntimeError.new('gone').message
#=> "gone"

RuntimeError.new.message
#=> "RuntimeError"

RuntimeError.new(5).message
#=> "5"

RuntimeError.new('a') == RuntimeError.new('a')
#=> true

RuntimeError.new('a') == RuntimeError.new('b')
#=> false

RuntimeError.new('gone').is_a?(StandardError)
#=> true

RuntimeError.new('gone').is_a?(Kernel)
#=> true

RuntimeError.exception('gone').message
#=> "gone"

raise RuntimeError.new("first\nsecond")
#=> RuntimeError: first

raise StandardError, [1, nil]
#=> StandardError: [1, nil]

exit
#=> SystemExit: exit

abort
#=> SystemExit: exit

abort 'gone'
#=> SystemExit: gone

begin
  Integer('x')
rescue ArgumentError => error
  error.message
end
#=> "invalid value for Integer(): \"x\""

begin
  [].fetch(1)
rescue IndexError => error
  error.full_message.class
end
#=> String

error = RuntimeError.new('gone')
error.frozen?
#=> false
