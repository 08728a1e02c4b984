[defined?(x), defined?(@x), defined?($x), defined?(X), defined?(x())]
#=> [nil, nil, nil, nil, nil]

x = nil
@x = nil
$x = nil
X = nil
[defined?(x), defined?(@x), defined?($x), defined?(X)]
#=> ["local-variable", "instance-variable", "global-variable", "constant"]

[defined?(nil), defined?(true), defined?(false), defined?(self), defined?(1), defined?('a')]
#=> ["nil", "true", "false", "self", "expression", "expression"]

[defined?(x = 1), x, defined?(@y ||= 1), @y, defined?(z += 1)]
#=> ["assignment", nil, "assignment", nil, "assignment"]

[defined?(puts), defined?(String), defined?(String.new), defined?('a'.upcase), defined?('a'.nosuch)]
#=> ["method", "constant", "method", "method", nil]

[defined?(nosuch.upcase), defined?(Nosuch.new), defined?(Nosuch::Other), defined?(Float::INFINITY)]
#=> [nil, nil, nil, "constant"]

def f = defined?(yield)
[f, f {}]
#=> [nil, "yield"]

def f = 1
[defined?(f), defined?(f()), defined?(f.nosuch), defined?(f + 1)]
#=> ["method", "method", nil, "method"]

# It looks, and does not run.
seen = []
[defined?(seen << 1), seen]
#=> ["method", []]

def f = raise('ran')
defined?(f.upcase)
#=> nil

[defined?(1 + 1), defined?([1]), defined?({}), defined?(-> {}), defined?(if true then 1 end)]
#=> ["method", "expression", "expression", "expression", "expression"]

[defined?(@a && @b), defined?(not 1), defined?(!1)]
#=> ["expression", "method", "method"]

'b' =~ /(b)/
[defined?($1), defined?($2), defined?($&)]
#=> ["global-variable", nil, "global-variable"]

[defined?((x)), defined?((1; 2))]
#=> [nil, "expression"]

[defined?([1, 2]), defined?(nosuch + 1)]
#=> ["expression", nil]

[defined?(puts(nosuch)), defined?(puts(1))]
#=> [nil, "method"]

defined?(@x) ? 1 : 2
#=> 2

[1].each { |a; b| @seen = [defined?(a), defined?(b)] }
@seen
#=> ["local-variable", "local-variable"]

defined? x && y
#=> "expression"

[defined?(String) && 1, (defined? Nosuch).nil?]
#=> [1, true]

[defined?(raise), defined?(require), defined?(loop), defined?(lambda), defined?(p), defined?(__method__)]
#=> ["method", "method", "method", "method", "method", "method"]

defined?(nil.nosuch)
#=> nil
