# Evaluates the examples of the files that it is given (test/support/ruby-examples.ts draws them)
# and says where Ruby's result is another one; `--update` writes Ruby's results into the files.
# Run with `--disable=gems`: gems that help with errors add to their messages.
require 'json'
require 'yaml'

MAIN = binding

def result_of(code, file, line)
  reader, writer = IO.pipe
  reader.set_encoding('UTF-8')
  pid = fork do
    reader.close
    $stdout = $stderr = File.open(File::NULL, 'w')
    text = begin
      eval(code, MAIN, file, line).inspect
    rescue Exception => error
      "#{error.class}: #{error.message.lines.first&.chomp}"
    end
    writer.write(text)
    writer.close
    exit!(true)
  end
  writer.close
  result = reader.read
  Process.wait(pid)
  result
end

update = ARGV.delete('--update')
different = 0
count = 0
ARGV.each do |file|
  code = []
  lines = File.readlines(file, chomp: true, encoding: 'UTF-8').each_with_index.map do |line, index|
    unless line.start_with?('#=>')
      code << line
      next line
    end
    count += 1
    result = result_of(code.join("\n"), file, index + 1 - code.length)
    code = []
    if line != "#=> #{result}"
      different += 1
      puts "#{file}:#{index + 1}: Ruby says #{result}, not #{line.delete_prefix('#=> ')}" unless update
    end
    "#=> #{result}"
  end
  File.write(file, lines.join("\n") + "\n") if update
end
puts "#{count} examples, #{different} #{update ? 'updated' : 'different'}"
exit(different.zero? || !update.nil?)
