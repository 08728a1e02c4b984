[[1, { 'ref' => 'main' }]].dig(0, 1, 'ref')
#=> "main"

[nil].dig(0, 'x', 'y')
#=> nil

['text'].dig(0, 'x')
#=> TypeError: String does not have #dig method

{ a: { 'b' => [1, 2] } }.dig(:a, 'b', 1)
#=> 2

{ a: nil }.dig(:a, :b)
#=> nil

{ a: 'text' }.dig(:a, :b)
#=> TypeError: String does not have #dig method

Hash.new(5).dig(:a)
#=> 5
