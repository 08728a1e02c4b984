# frozen_string_literal: true

require 'spec_helper'

describe 'firewallrules' do
  it { is_expected.to compile.with_all_deps }

  it { is_expected.to contain_file('/etc/nftables.d').with_purge(true) }
end
