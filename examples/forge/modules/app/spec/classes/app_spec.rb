# frozen_string_literal: true

require 'spec_helper'

describe 'app' do
  it { is_expected.to compile.with_all_deps }

  it { is_expected.to contain_webserver__site('app').with_upstream('http://127.0.0.1:8080') }
end
