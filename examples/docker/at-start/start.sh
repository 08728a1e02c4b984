#!/bin/sh
# Lets Puppet write the settings and becomes the program that the container was started with.
# Without --detailed-exitcodes a run that failed would end with 0; 2 means that something changed.
environment=/etc/puppetlabs/code/environments/production
puppet apply --modulepath "$environment/modules" --detailed-exitcodes "$environment/manifests/site.pp" >&2
status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 2 ] || exit "$status"
exec "$@"
