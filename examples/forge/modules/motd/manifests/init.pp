# @summary The message of the day
#
# @param greeting
#   The first line.
# @param notices
#   One line each, below the greeting.
class motd (
  String[1]        $greeting,
  Array[String[1]] $notices,
) {
  include base

  file { '/etc/motd':
    ensure  => file,
    owner   => 'root',
    group   => 'root',
    mode    => '0644',
    content => epp('motd/motd.epp', {
        'greeting' => $greeting,
        'notices'  => $notices,
        'contact'  => $base::contact,
    }),
  }
}
