# @summary The first line of every file that Puppet owns
#
# @param owner
#   The module that writes the file.
# @return [String] A comment line, with its line end.
function base::header(String[1] $owner) >> String[1] {
  "# Managed by Puppet (${owner}). Changes will be lost.\n"
}
