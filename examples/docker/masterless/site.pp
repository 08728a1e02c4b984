# What the image shall be.
include motd

firewallrules::rule { 'web':
  port => 443,
}
