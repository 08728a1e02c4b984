nil.to_a
#=> []

nil.to_s
#=> ""

nil.to_h
#=> {}

nil.to_i
#=> 0

nil.to_f
#=> 0.0

nil.inspect
#=> "nil"

nil.to_s.frozen?
#=> true

nil & true
#=> false

nil | 1
#=> true

nil | nil
#=> false

nil =~ /a/
#=> nil

nil !~ /a/
#=> true

nil.nil?
#=> true

false.nil?
#=> false

nil.class
#=> NilClass

nil <=> false
#=> nil

nil.dup
#=> nil

nil.frozen?
#=> true

nil + 1
#=> NoMethodError: undefined method `+' for nil:NilClass

nil.upcase
#=> NoMethodError: undefined method `upcase' for nil:NilClass

nil[0]
#=> NoMethodError: undefined method `[]' for nil:NilClass

nil.empty?
#=> NoMethodError: undefined method `empty?' for nil:NilClass

nil&.upcase
#=> nil

nil.to_sym
#=> NoMethodError: undefined method `to_sym' for nil:NilClass

true & nil
#=> false

true & 0
#=> true

true | nil
#=> true

false | nil
#=> false

true ^ true
#=> false

false ^ 1
#=> true

true ^ nil
#=> true

!true
#=> false

true.!
#=> false

!nil
#=> true

!0
#=> false

not ''
#=> false

true == 1
#=> false

true.to_s
#=> "true"

true.class
#=> TrueClass

true.is_a?(FalseClass)
#=> false

true && nil
#=> nil

nil || false
#=> false

true.upcase
#=> NoMethodError: undefined method `upcase' for true:TrueClass

nil.instance_of?(NilClass)
#=> true

[nil, true, false].map(&:to_s)
#=> ["", "true", "false"]

"#{nil}#{true}"
#=> "true"

nil.then { |one| one.to_a }
#=> []

true.to_i
#=> NoMethodError: undefined method `to_i' for true:TrueClass
