# frozen_string_literal: true

require 'spec_helper'

describe 'base' do
  it { is_expected.to compile.with_all_deps }

  context 'with a contact' do
    let(:params) { { contact: 'web-team@example.org' } }

    it { is_expected.to contain_file('/etc/example/contact').with_content(%r{web-team@example\.org}) }
  end
end
