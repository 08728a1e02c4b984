# @summary A web application behind the web server
#
# @param server_name
#   The name that browsers ask for.
# @param port
#   Where the application itself listens, on this machine only.
# @param settings
#   What stands in its configuration file.
class app (
  String[1]               $server_name,
  Base::Port              $port,
  Hash[String[1], Scalar] $settings,
) {
  include base

  $all_settings = { 'listen' => "127.0.0.1:${port}" } + $settings

  file { "${base::directory}/app.ini":
    ensure  => file,
    mode    => '0640',
    content => "${base::header('app')}${app::ini($all_settings)}",
  }

  webserver::site { 'app':
    server_name => $server_name,
    root        => '/srv/app/public',
    upstream    => "http://127.0.0.1:${port}",
  }
}
