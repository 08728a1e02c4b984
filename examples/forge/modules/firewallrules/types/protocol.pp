# @summary A protocol that has ports
type Firewallrules::Protocol = Enum['tcp', 'udp']
