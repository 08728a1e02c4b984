# @summary A web server
#
# @param package
#   The package that holds it.
# @param sites_directory
#   Where it looks for sites.
class webserver (
  String[1]          $package,
  Base::Absolutepath $sites_directory,
) {
  package { $package:
    ensure => installed,
  }

  file { $sites_directory:
    ensure  => directory,
    owner   => 'root',
    group   => 'root',
    mode    => '0755',
    require => Package[$package],
  }
}
