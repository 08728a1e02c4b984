# frozen_string_literal: true

require 'spec_helper'

describe 'webserver' do
  it { is_expected.to compile.with_all_deps }

  it { is_expected.to contain_package('nginx-light') }
end
