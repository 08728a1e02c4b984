Unknown
#=> NameError: uninitialized constant Unknown

Unknown::Inner
#=> NameError: uninitialized constant Unknown

String::Unknown
#=> NameError: uninitialized constant String::Unknown

File::SEPARATOR
#=> "/"

File::Separator
#=> "/"

::File::SEPARATOR
#=> "/"

File::PATH_SEPARATOR
#=> ":"

Float::INFINITY
#=> Infinity

Float::NAN.nan?
#=> true

Float::EPSILON
#=> 2.220446049250313e-16

Float::MAX
#=> 1.7976931348623157e+308

Integer::MAX
#=> NameError: uninitialized constant Integer::MAX

RUBY_ENGINE
#=> "ruby"

Comparable
#=> Comparable

Errno::ENOENT
#=> Errno::ENOENT

LIMIT = 5
LIMIT
#=> 5

LIMIT = 5
LIMIT += 1
#=> 6

LIST = ['a']
LIST << 'b'
LIST
#=> ["a", "b"]

NAME ||= 'default'
NAME ||= 'other'
NAME
#=> "default"

def constant = INNER
INNER = 3
constant
#=> 3

[1].each { SOME = 2 }
SOME
#=> 2

defined?(Unknown)
#=> nil

defined?(String)
#=> "constant"

defined?(File::SEPARATOR)
#=> "constant"

defined?(Unknown::Inner)
#=> nil

Unknown.new
#=> NameError: uninitialized constant Unknown

Regexp::IGNORECASE
#=> 1

Regexp::EXTENDED | Regexp::MULTILINE
#=> 6

NIL
#=> NameError: uninitialized constant NIL

TRUE
#=> NameError: uninitialized constant TRUE

__FILE__.class
#=> String

__method__
#=> nil

Kernel::Integer('5')
#=> 5

Dir.class
#=> Class

$PROGRAM_NAME.class
#=> String

$0.class
#=> String

$;
#=> nil

$,
#=> nil

$/
#=> "\n"
