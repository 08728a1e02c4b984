File.join("a", "b", "c")
#=> "a/b/c"

File.join
#=> ""

File.join("a//", "//b", "/")
#=> "a//b/"

File.join("/", "a", "")
#=> "/a/"

File.join("", "a")
#=> "/a"

File.join(["a", ["b"]], "c")
#=> "a/b/c"

File.join("a", nil)
#=> TypeError: no implicit conversion of nil into String

%w[a/b /a a / // a/ a//b/ a/b//].map { |path| File.dirname(path) }
#=> ["a", "/", ".", "/", "/", ".", "a", "a"]

File.dirname("")
#=> "."

File.dirname("//a//b")
#=> "/a"

File.dirname("/a/b/c/d", 2)
#=> "/a/b"

%w[a/b.rb / // a/ .rb a.tar.gz a. ..].map { |path| File.basename(path) }
#=> ["b.rb", "/", "/", "a", ".rb", "a.tar.gz", "a.", ".."]

File.basename("")
#=> ""

[File.basename("a.rb", ".rb"), File.basename("a.rb", "rb"), File.basename(".rb", ".rb")]
#=> ["a", "a.", ".rb"]

%w[a.rb a.tar.gz .rb a. .a.rb a].map { |path| File.basename(path, ".*") }
#=> ["a", "a.tar", ".rb", "a", ".a", "a"]

File.basename("a.rb/", ".rb")
#=> "a"

%w[a.rb a.tar.gz .rb a. .a.rb a a.rb/ a.b/c ..rb ... a..b].map { |path| File.extname(path) }
#=> [".rb", ".gz", "", ".", ".rb", "", ".rb", "", "", "", ".b"]

File.extname("a.b c")
#=> ".b c"

File.extname("a.rb ")
#=> ".rb "

File.basename(:a)
#=> TypeError: no implicit conversion of Symbol into String

File.expand_path("b", "/a")
#=> "/a/b"

File.expand_path("../../..//b/./c/", "/a")
#=> "/b/c"

File.expand_path("/x/../y", "/a")
#=> "/y"

File.expand_path("", "/a")
#=> "/a"

File.expand_path("../b", "/a/c.rb")
#=> "/a/b"

ENV['HOME'] = '/home/me'
[File.expand_path("~"), File.expand_path("~/x"), File.expand_path("x", "~"), File.expand_path("a~")[-2..]]
#=> ["/home/me", "/home/me/x", "/home/me/x", "a~"]

File.absolute_path("~/x", "/a")
#=> "/a/~/x"

[File.absolute_path?("/a"), File.absolute_path?("a"), File.absolute_path?("~")]
#=> [true, false, false]

File.split("/a/b.rb")
#=> ["/a", "b.rb"]

File.expand_path(nil)
#=> TypeError: no implicit conversion of nil into String
