# The settings of the program, from what the container is started with: FACTER_listen is the fact `listen`.
$address = $facts['listen'].lest || { '127.0.0.1:8080' }

file { '/tmp/app.ini':
  ensure  => file,
  mode    => '0640',
  content => "${base::header('app')}${app::ini({ 'listen' => $address })}",
}
