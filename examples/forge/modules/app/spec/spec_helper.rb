# frozen_string_literal: true

require 'rspec-puppet'
