# @summary The directory of the rules
#
# @param directory
#   nftables includes every file of it.
class firewallrules (
  Base::Absolutepath $directory,
) {
  file { $directory:
    ensure  => directory,
    owner   => 'root',
    group   => 'root',
    mode    => '0750',
    recurse => true,
    purge   => true,
  }
}
