# @summary One site of the web server
#
# @param server_name
#   The name that browsers ask for.
# @param root
#   The directory with its files.
# @param port
#   The port that it listens on; the firewall opens it.
# @param upstream
#   Where requests go that no file answers.
define webserver::site (
  String[1]           $server_name,
  Base::Absolutepath  $root,
  Base::Port          $port     = 80,
  Optional[String[1]] $upstream = undef,
) {
  include webserver

  file { "${webserver::sites_directory}/${name}.conf":
    ensure  => file,
    mode    => '0644',
    content => epp('webserver/site.conf.epp', {
        'server_name' => $server_name,
        'root'        => $root,
        'port'        => $port,
        'upstream'    => $upstream,
    }),
  }

  firewallrules::rule { "web-${name}":
    port => $port,
  }
}
