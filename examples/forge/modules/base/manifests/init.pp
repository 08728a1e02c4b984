# @summary What every image has: a contact and a directory for configuration
#
# @param contact
#   Whom to ask about the image; shown in the contact file.
# @param directory
#   Where modules put their configuration.
class base (
  String[1]          $contact,
  Base::Absolutepath $directory,
) {
  file { $directory:
    ensure => directory,
    owner  => 'root',
    group  => 'root',
    mode   => '0755',
  }

  file { "${directory}/contact":
    ensure  => file,
    mode    => '0644',
    content => "${base::header('base')}${contact}\n",
  }
}
