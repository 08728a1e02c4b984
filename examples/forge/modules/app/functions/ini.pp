# @summary Settings in the form of an ini file
#
# @param settings
#   The settings; they come out sorted by their names.
# @return [String] One line for each setting.
function app::ini(Hash[String[1], Scalar] $settings) >> String {
  $settings.keys.sort.map |$key| { "${key} = ${settings[$key]}\n" }.join
}
