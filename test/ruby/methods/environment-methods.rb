ENV['A'] = 'b'
ENV['A']
#=> "b"

ENV['NOPE']
#=> nil

ENV['A'] = 5
#=> TypeError: no implicit conversion of Integer into String

ENV[:A]
#=> TypeError: no implicit conversion of Symbol into String

ENV[nil]
#=> TypeError: no implicit conversion of nil into String

ENV['A'] = 'b'
ENV['A'] << 'c'
#=> FrozenError: can't modify frozen String: "b"

ENV['A'] = 'b'
ENV['A'] = nil
[ENV.key?('A'), ENV['A']]
#=> [false, nil]

ENV['A'] = 'b'
[ENV.delete('A'), ENV.delete('A'), ENV.delete('A') { |name| name * 2 }]
#=> ["b", nil, "AA"]

ENV.fetch('NOPE')
#=> KeyError: key not found: "NOPE"

[ENV.fetch('NOPE', 'd'), ENV.fetch('NOPE', nil), ENV.fetch('NOPE') { |name| name * 2 }]
#=> ["d", nil, "NOPENOPE"]

ENV.fetch(:A)
#=> TypeError: no implicit conversion of Symbol into String

ENV['A'] ||= 'b'
ENV['A'] ||= 'c'
ENV['A']
#=> "b"

ENV.store('A', 'b')
ENV.values_at('A', 'NOPE')
#=> ["b", nil]

ENV['A'] = 'b'
ENV.slice('NOPE', 'A')
#=> {"A"=>"b"}

ENV['A'] = 'b'
all = ENV.to_h
all['A'] << 'c' rescue all['A'] = 'c'
ENV['A']
#=> "b"

ENV.clear
ENV['B'] = '1'
ENV['A'] = '2'
[ENV.keys, ENV.values, ENV.to_a, ENV.length, ENV.empty?, ENV.key('2'), ENV.value?('1')]
#=> [["B", "A"], ["1", "2"], [["B", "1"], ["A", "2"]], 2, false, "A", true]

ENV.clear
ENV.update('A' => '1', 'B' => '2')
[ENV.select { |name, _| name == 'A' }, ENV.reject { |_, text| text == '1' }, ENV.map { |name, text| name + text }, ENV.to_h { |name, text| [text, name] }]
#=> [{"A"=>"1"}, {"B"=>"2"}, ["A1", "B2"], {"1"=>"A", "2"=>"B"}]

ENV.replace('A' => '1')
ENV.each { |name, text| name }.equal?(ENV)
#=> true

ENV.replace('A' => '1', 'B' => '2')
[ENV.find { |name, _| name == 'B' }, ENV.any? { |_, text| text == '2' }, ENV.count, ENV.sort, ENV.filter_map { |name, text| name if text == '1' }]
#=> [["B", "2"], true, 2, [["A", "1"], ["B", "2"]], ["A"]]

ENV.class
#=> Object

ENV.to_s
#=> "ENV"

ENV.replace('A' => '1')
ENV.inspect
#=> "{\"A\"=>\"1\"}"

ENV.is_a?(Hash)
#=> false
