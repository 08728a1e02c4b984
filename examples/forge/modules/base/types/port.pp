# @summary A TCP or UDP port
type Base::Port = Integer[1, 65535]
