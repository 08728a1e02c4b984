[NoMethodError, FloatDomainError, EOFError, Errno::ENOENT].map do |one|
  begin
    raise one
  rescue IOError, NameError, RangeError, ArgumentError, SystemCallError => error
    error.class
  end
end
#=> [NoMethodError, FloatDomainError, EOFError, Errno::ENOENT]

[LoadError, NotImplementedError, SyntaxError, SecurityError, SystemExit, Interrupt, NoMemoryError].map do |one|
  begin
    raise one, 'x'
  rescue StandardError
    'standard'
  rescue Exception
    'other'
  end
end
#=> ["other", "other", "other", "other", "other", "other", "other"]

[ArgumentError, IndexError, LocalJumpError, RegexpError, ThreadError, FiberError, EncodingError].map do |one|
  raise one
rescue => error
  error.message
end
#=> ["ArgumentError", "IndexError", "LocalJumpError", "RegexpError", "ThreadError", "FiberError", "EncodingError"]

raise NotImplementedError
#=> NotImplementedError: NotImplementedError

[StandardError.new.message, StandardError.new(nil).message, StandardError.new('').inspect]
#=> ["StandardError", "StandardError", "StandardError"]

StandardError.new(5).message
#=> "5"

[StandardError.new('a').is_a?(Exception), StandardError.new('a').is_a?(RuntimeError), RuntimeError.new.is_a?(Object)]
#=> [true, false, true]

StandardError === ArgumentError.new
#=> true

raise StandardError.exception('x')
#=> StandardError: x
