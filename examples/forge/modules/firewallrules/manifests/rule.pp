# @summary Opens one port
#
# @param port
#   The port that is opened.
# @param protocol
#   Its protocol.
# @param sources
#   The networks that may use it; none means all.
define firewallrules::rule (
  Base::Port                $port,
  Firewallrules::Protocol   $protocol = 'tcp',
  Array[Firewallrules::Net] $sources  = [],
) {
  include firewallrules

  file { "${firewallrules::directory}/${name}.nft":
    ensure  => file,
    mode    => '0640',
    content => epp('firewallrules/rule.nft.epp', {
        'port'     => $port,
        'protocol' => $protocol,
        'sources'  => $sources,
    }),
  }
}
