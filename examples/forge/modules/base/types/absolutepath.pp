# @summary A path that begins at the root
type Base::Absolutepath = Pattern[/\A(\/[^\/\n]+)+\z/]
